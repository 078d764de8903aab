import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { WelcomeForms } from './welcome-forms.tsx'

/** What a visitor meets: one sentence, then the two forms. */
export function WelcomePage() {
  return (
    <section className="mx-auto max-w-md px-5 py-10">
      <header className="mb-8">
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1 className="mt-4 text-3xl font-bold tracking-tight">{t('app.name')}</h1>
        <p className="mt-2 text-muted">
          A quiet place for short posts. Follow people, and read what they write, live.{' '}
          <Link to="/local" className="text-accent underline">
            See what is being written
          </Link>
          .
        </p>
      </header>
      <WelcomeForms />
    </section>
  )
}
