/** Which notifications: all, mentions, or another kind; each with an address of its own. */
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { Menu, MenuRadioGroup, MenuRadioItem } from '../ui/menu.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { iconOf } from './kinds.tsx'
import { KINDS, type Kind, kindOf } from './source.ts'

export function NotificationFilters({ kind }: { kind: Kind | null }) {
  const navigate = useNavigate()
  const other = kind !== null && kind !== 'mention' ? kind : null
  const link = (type?: Kind) => ({ to: '/notifications' as const, search: { type } })
  const choose = (value: string) => void navigate({ ...link(kindOf(value) ?? undefined), replace: true })
  return (
    <div className="flex border-b border-line *:border-b-0">
      <div className="min-w-0 flex-2 *:border-b-0">
        <Tabs
          label={t('notifications.filters')}
          tabs={[
            { name: t('notifications.all'), link: link(), selected: kind === null },
            { name: t('notifications.mentions'), link: link('mention'), selected: kind === 'mention' },
          ]}
        />
      </div>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={other ? t('notifications.kindShown', { kind: t(`notifications.kinds.${other}`) }) : undefined}
            className={`flex min-h-12 min-w-0 flex-1 items-center justify-center gap-1.5 border-b-2! px-3 text-[15px] font-medium hover:bg-sunken ${other ? 'border-accent! text-ink' : 'border-transparent! text-muted'}`}
          >
            <span className="truncate">
              {other ? t(`notifications.kinds.${other}`) : t('notifications.otherKinds')}
            </span>
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          </button>
        }
      >
        <MenuRadioGroup value={kind ?? ''} onValueChange={choose}>
          {KINDS.filter((one) => one !== 'mention').map((one) => {
            const Icon = iconOf(one).icon
            return (
              <MenuRadioItem key={one} value={one} icon={<Icon size={20} strokeWidth={1.75} aria-hidden="true" />}>
                {t(`notifications.kinds.${one}`)}
              </MenuRadioItem>
            )
          })}
        </MenuRadioGroup>
      </Menu>
    </div>
  )
}
