/** One line of the list below a search field. The focus stays in the field; a press must not take it away. */
import { Clock, Hash, ListFilter, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { Option } from './use-options.ts'

interface Props {
  id: string
  option: Option
  active: boolean
  /** It becomes a part of the search rather than a place to go to. */
  completes: boolean
  /** `has:` and the like, which a value completes. */
  before: string
  onChoose(): void
  onForget(query: string): void
}

const ICON = { size: 18, strokeWidth: 1.75, 'aria-hidden': true, className: 'mx-[7px] shrink-0 text-muted' } as const

export function OptionRow({ id, option, active, completes, before, onChoose, onForget }: Props) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className="flex min-h-11 cursor-pointer items-center gap-3 px-3 text-[15px] select-none hover:bg-sunken aria-selected:bg-sunken"
    >
      <Content option={option} before={before} />
      {option.kind === 'recent' && (
        <>
          {active && <span className="sr-only">{t('search.recentKey')}</span>}
          <span
            aria-hidden="true"
            title={t('search.recentRemove', { query: option.query })}
            className="-mr-2 grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-line"
            onClick={(event) => {
              event.stopPropagation()
              onForget(option.query)
            }}
          >
            <X size={16} strokeWidth={1.75} />
          </span>
        </>
      )}
      {completes && option.kind !== 'recent' && (
        <span className="ml-auto hidden shrink-0 text-[13px] text-muted sm:inline">{t('search.complete')}</span>
      )}
    </div>
  )
}

function Content({ option, before }: Pick<Props, 'option' | 'before'>): ReactNode {
  switch (option.kind) {
    case 'recent':
      return (
        <>
          <Clock {...ICON} />
          <bdi className="min-w-0 flex-1 truncate">{option.query}</bdi>
        </>
      )
    case 'value':
      return (
        <>
          <ListFilter {...ICON} />
          <span className="truncate font-mono text-sm">{before + option.value}</span>
        </>
      )
    case 'tag':
      return (
        <>
          <Hash {...ICON} />
          <bdi className="min-w-0 truncate font-medium">#{option.name}</bdi>
        </>
      )
    case 'person':
      return (
        <>
          <Avatar account={option.account} size={32} />
          <span className="flex min-w-0 flex-col leading-tight sm:flex-row sm:items-baseline sm:gap-2">
            <bdi className="truncate font-semibold">{option.account.displayName || option.account.username}</bdi>
            <span className="truncate text-[13px] text-muted">@{option.account.acct}</span>
          </span>
        </>
      )
  }
}
