import { useOwnAccount } from '../api/use-own-account.ts'
import { t } from '../i18n/i18n.ts'
import { DeleteAccount } from './delete-account.tsx'
import { EmailForm } from './email-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { Section, SettingPage } from './setting-page.tsx'

/** What one signs in with, and the end of it. */
export function AccountPage() {
  const own = useOwnAccount()
  const username = own.data?.username ?? ''
  return (
    <SettingPage title={t('settings.account.title')}>
      <Section title={t('settings.email.title')} about={t('settings.email.about')}>
        <EmailForm />
      </Section>
      <Section title={t('settings.password.title')} about={t('settings.password.about')}>
        <PasswordForm username={username} />
      </Section>
      <Section title={t('settings.delete.title')} about={t('settings.delete.about')}>
        <DeleteAccount />
      </Section>
    </SettingPage>
  )
}
