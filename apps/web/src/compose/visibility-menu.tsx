import { AtSign, ChevronDown, Globe, Lock, Moon } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { Menu, MenuRadioGroup, MenuRadioItem } from '../ui/menu.tsx'
import { VISIBILITIES, type Visibility } from './visibility.ts'

const ICONS = { public: Globe, unlisted: Moon, private: Lock, direct: AtSign } as const

interface Props {
  value: Visibility | undefined
  onChange(value: Visibility): void
  disabled?: boolean
}

/** Each choice says what it does. */
export function VisibilityMenu({ value, onChange, disabled }: Props) {
  const Icon = ICONS[value ?? 'public']
  const name = value ? t(`compose.visibility.${value}`) : t('app.loading')
  const pill = (
    <button
      type="button"
      disabled={disabled || !value}
      aria-label={t('compose.visibilityIs', { name })}
      className="inline-flex min-h-10 shrink-0 items-center gap-2 rounded-full border border-line bg-raised px-3 text-sm font-medium enabled:hover:bg-sunken disabled:opacity-60"
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {name}
      {!disabled && <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" className="-mr-1 text-muted" />}
    </button>
  )
  if (disabled) return pill
  return (
    <Menu align="start" trigger={pill}>
      <MenuRadioGroup value={value} onValueChange={(next) => onChange(next as Visibility)}>
        {VISIBILITIES.map((each) => {
          const Each = ICONS[each]
          return (
            <MenuRadioItem
              key={each}
              value={each}
              icon={<Each size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />}
              hint={t(`compose.sees.${each}`)}
            >
              {t(`compose.visibility.${each}`)}
            </MenuRadioItem>
          )
        })}
      </MenuRadioGroup>
    </Menu>
  )
}
