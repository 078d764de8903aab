import { describeProblem } from '../api/problem.ts'
import { allLanguages, namesIn, recentLanguages } from '../compose/languages.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { Choices } from './choices.tsx'
import { Outcome, Section, SettingPage } from './setting-page.tsx'
import { useSavePosting } from './use-save-posting.ts'

/** What a new post begins with, in this app and in every other one. */
export function PostingPage() {
  const { preferences, posting, save, problem, saved } = useSavePosting()
  return (
    <SettingPage title={t('settings.posting.title')}>
      {preferences.isError && !posting ? (
        <Notice
          text={describeProblem(preferences.error)}
          action={t('app.retry')}
          onAction={() => void preferences.refetch()}
        />
      ) : !posting ? (
        <Skeleton rows={3} />
      ) : (
        <Section title={t('settings.posting.begin')} about={t('settings.posting.beginAbout')}>
          <Choices
            legend={t('settings.posting.visibility')}
            value={posting.privacy}
            onChange={(privacy) => void save({ privacy })}
            options={(['public', 'unlisted', 'private'] as const).map((value) => ({
              value,
              name: t(`settings.posting.${value}`),
              hint: t(`settings.posting.${value}About`),
            }))}
          />
          <LanguageSelect value={posting.language} onChange={(language) => void save({ language })} />
          <Switch
            label={t('settings.posting.sensitive')}
            hint={t('settings.posting.sensitiveAbout')}
            checked={posting.sensitive}
            onChange={(sensitive) => void save({ sensitive })}
          />
          <Outcome problem={problem} done={saved ? t('settings.saved') : null} />
        </Section>
      )}
    </SettingPage>
  )
}

function LanguageSelect({ value, onChange }: { value: string; onChange(language: string): void }) {
  const reader = currentLanguage()
  const browser = new Intl.Locale(navigator.language).language
  const known = allLanguages(reader, [...recentLanguages(), browser, ...(value ? [value] : [])])
  const names = known.map(({ code, name }) => ({ value: code, name }))
  const asBrowser = { value: '', name: t('settings.posting.browserLanguage', { language: namesIn(reader)(browser) }) }
  return (
    <Select
      label={t('settings.posting.language')}
      hint={t('settings.posting.languageAbout')}
      value={value}
      options={[asBrowser, ...names]}
      onChange={onChange}
    />
  )
}
