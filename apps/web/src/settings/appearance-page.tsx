import { chooseLanguage, chosenLanguage, LANGUAGES, type Language, t } from '../i18n/i18n.ts'
import { chooseTheme, THEMES, useTheme } from '../ui/theme.ts'
import { Choices } from './choices.tsx'
import { Section, SettingPage } from './setting-page.tsx'

const BROWSER = 'browser'

/** Another language draws the app anew: the focus goes back to where it was. */
async function changeLanguage(language: string) {
  await chooseLanguage(language === BROWSER ? null : (language as Language))
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`#main input[value="${language}"]`)?.focus({ preventScroll: true }),
  )
}

/** On this device only: no account is needed for it, and none is changed. */
export function AppearancePage() {
  const theme = useTheme()
  const languages = Object.entries(LANGUAGES).map(([value, name]) => ({ value, name }))
  return (
    <SettingPage title={t('settings.appearance.title')}>
      <Section title={t('settings.appearance.onThisDevice')} about={t('settings.appearance.onThisDeviceAbout')}>
        <Choices
          legend={t('settings.appearance.theme')}
          value={theme}
          onChange={chooseTheme}
          options={THEMES.map((value) => ({ value, name: t(`settings.appearance.themes.${value}`) }))}
        />
        <Choices
          legend={t('settings.appearance.language')}
          value={chosenLanguage() ?? BROWSER}
          onChange={(language) => void changeLanguage(language)}
          options={[{ value: BROWSER, name: t('settings.appearance.browserLanguage') }, ...languages]}
          hint={t('settings.appearance.languageAbout')}
        />
      </Section>
      <Section title={t('settings.appearance.motion')} about={t('settings.appearance.motionAbout')}>
        <p className="text-[15px]">
          {matchMedia('(prefers-reduced-motion: reduce)').matches
            ? t('settings.appearance.motionOff')
            : t('settings.appearance.motionOn')}
        </p>
      </Section>
    </SettingPage>
  )
}
