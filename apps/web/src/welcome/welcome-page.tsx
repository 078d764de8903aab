/** What a visitor meets: what this place is in a sentence, the forms, and a taste of what is written here. */
import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { usePageTitle } from '../layout/use-page-title.ts'
import { ServerAbout } from './server-about.tsx'
import { Taste } from './taste.tsx'
import { WelcomeForms } from './welcome-forms.tsx'

export function WelcomePage() {
  usePageTitle(t('welcome.title'))
  return (
    <div className="mx-auto grid max-w-[34rem] gap-x-16 gap-y-8 px-5 py-8 sm:py-12 wide:max-w-none wide:grid-cols-[minmax(0,34rem)_22rem] wide:justify-center wide:px-10">
      <header className="wide:pt-6">
        <img src="/icon.svg" alt="" width="44" height="44" />
        <h1 className="mt-5 text-[2rem] leading-tight font-bold tracking-tight text-balance sm:text-[2.5rem]">
          {t('welcome.headline')}
        </h1>
        <p className="mt-3 max-w-[44ch] text-[17px] text-muted">{t('welcome.about')}</p>
        <ServerAbout />
        <p className="mt-3 flex flex-wrap gap-x-5 text-[15px]">
          <Link to="/local" className="inline-flex min-h-10 items-center text-accent hover:underline">
            {t('welcome.look')}
          </Link>
          <Link to="/apps" className="inline-flex min-h-10 items-center text-accent hover:underline">
            {t('app.otherApps')}
          </Link>
          <Link to="/settings/appearance" className="inline-flex min-h-10 items-center text-accent hover:underline">
            {t('settings.appearance.about')}
          </Link>
        </p>
      </header>
      <section
        aria-label={t('welcome.joinOrSignIn')}
        className="wide:sticky wide:top-10 wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:self-start wide:rounded-2xl wide:border wide:border-line wide:bg-raised wide:p-6"
      >
        <WelcomeForms />
      </section>
      <Taste />
    </div>
  )
}
