import { Download } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { isInstalled, useInstall } from './install-offer.ts'

/** This app itself on the home screen: a button where the browser offers it, else the way there. */
export function InstallApp() {
  const install = useInstall()
  if (isInstalled()) return <p className="text-[15px]">{t('about.installed')}</p>
  if (install)
    return (
      <Button kind="quiet" className="self-start" onClick={install}>
        <Download size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('about.install')}
      </Button>
    )
  return (
    <ul className="list-disc space-y-1.5 pl-5 text-[15px]">
      <li>{t('about.installApple')}</li>
      <li>{t('about.installAndroid')}</li>
      <li>{t('about.installDesktop')}</li>
    </ul>
  )
}
