import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { WelcomeForms } from './welcome-forms.tsx'

/** Instead of a page that is only for people who are signed in: the forms, and afterwards the page itself. */
export function SignedOut({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="mx-auto max-w-sm px-5 py-8">
        <p className="mb-6 text-muted">{t('welcome.signedOut')}</p>
        <WelcomeForms first="signIn" />
      </div>
    </>
  )
}
