import { t, useLanguage } from '../i18n/i18n.ts'
import { Menu, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '../ui/menu.tsx'
import { allLanguages, namesIn, recentLanguages, rememberLanguage } from './languages.ts'

interface Props {
  value: string | undefined
  /** Of the server, beside the common ones. */
  known: readonly string[]
  onChange(code: string): void
}

/** A typed letter finds a language; those used last come first. */
export function LanguageMenu({ value, known, onChange }: Props) {
  const reader = useLanguage()
  if (!value) return null
  const nameOf = namesIn(reader)
  const short = value.split('-')[0]?.toUpperCase() ?? value
  const recent = [...new Set([value, ...recentLanguages()])]
  const others = allLanguages(reader, known).filter(({ code }) => !recent.includes(code))
  const name = t('compose.languageIs', { name: nameOf(value) })
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          title={name}
          className="grid size-10 shrink-0 place-items-center rounded-full text-[13px] font-semibold text-muted hover:bg-sunken hover:text-ink"
        >
          <span aria-hidden="true">{short}</span>
          <span className="sr-only">{name}</span>
        </button>
      }
    >
      <MenuRadioGroup
        value={value}
        onValueChange={(code: string) => {
          rememberLanguage(code)
          onChange(code)
        }}
      >
        {recent.map((code) => (
          <MenuRadioItem key={code} value={code}>
            {nameOf(code)}
          </MenuRadioItem>
        ))}
        <MenuSeparator />
        {others.map(({ code, name }) => (
          <MenuRadioItem key={code} value={code}>
            {name}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  )
}
