/** How to use this server with another app: its address, the way to sign in, what has to be so; and this app as one. */
import type { ReactNode } from 'react'
import { useInstance } from '../api/use-instance.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { InstallApp } from './install-app.tsx'
import { ServerAddress } from './server-address.tsx'

/** By name only: addresses change hands, names are found in every app store. */
const APPS = [
  { on: 'apple', names: 'Ivory, Ice Cubes, Mona' },
  { on: 'android', names: 'Tusky, Fedilab, Moshidon' },
  { on: 'browser', names: 'Phanpy, Elk' },
  { on: 'desktop', names: 'Tuba, Whalebird' },
] as const

export function OtherAppsPage() {
  const { data: instance } = useInstance()
  const address = instance?.domain ?? location.host
  const safe = location.protocol === 'https:'
  return (
    <>
      <PageHeader title={t('app.otherApps')} back />
      <div className="flex flex-col divide-y divide-line pb-10">
        <Part title={t('about.how')}>
          <p className="max-w-[60ch] text-[15px] text-muted">{t('about.howAbout')}</p>
          <ol className="list-decimal space-y-3 pl-5 text-[15px]">
            <li>{t('about.step1')}</li>
            <li>
              <p className="mb-2">{t('about.step2')}</p>
              <ServerAddress address={address} />
            </li>
            <li>{t('about.step3')}</li>
          </ol>
          {!safe && <p className="rounded-xl bg-sunken px-4 py-3 text-[15px]">{t('about.notSafe')}</p>}
        </Part>
        <Part title={t('about.apps')}>
          <dl className="overflow-hidden rounded-xl border border-line">
            {APPS.map(({ on, names }) => (
              <div key={on} className="border-b border-line px-4 py-2.5 last:border-b-0 sm:flex sm:gap-4">
                <dt className="w-36 shrink-0 text-[15px] text-muted">{t(`about.on.${on}`)}</dt>
                <dd className="text-[15px]">{names}</dd>
              </div>
            ))}
          </dl>
          <p className="text-[13px] text-muted">{t('about.appsAbout')}</p>
        </Part>
        <Part title={t('about.thisApp')}>
          <p className="max-w-[60ch] text-[15px] text-muted">{t('about.thisAppAbout')}</p>
          <InstallApp />
        </Part>
        <Part title={t('about.ownApp')}>
          <p className="max-w-[60ch] text-[15px] text-muted">{t('about.ownAppAbout')}</p>
          <a href="/docs" className="inline-flex min-h-10 items-center self-start text-accent hover:underline">
            {t('about.docs')}
          </a>
        </Part>
        {instance && (
          <p className="px-4 pt-6 text-[13px] text-muted wrap-anywhere">
            {instance.title} · {instance.version}
          </p>
        )}
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 px-4 py-6">
      <h2 className="text-[17px] font-semibold">{title}</h2>
      {children}
    </section>
  )
}
