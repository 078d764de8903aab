/** The search field: an ARIA combobox whose list offers recent searches, people, hashtags and values of operators. */
import { useNavigate } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { completed, leadsThere, nextOption } from './completion.ts'
import { OptionRow } from './option-row.tsx'
import { type Option, useOptions } from './use-options.ts'
import { useRecent } from './use-recent.ts'

interface Props {
  text: string
  onText(text: string): void
  /** Enter, or a recent search that was chosen. */
  onSearch(query: string): void
  ref?: Ref<HTMLInputElement>
  autoFocus?: boolean
}

export function SearchField({ text, onText, onSearch, ref, autoFocus = false }: Props) {
  const navigate = useNavigate()
  const id = useId()
  const { recent, remove } = useRecent()
  const [open, setOpen] = useState(false)
  const [activeId, setActiveId] = useState<string | null>(null)
  const { asked, options } = useOptions(text, open, recent)
  const at = options.findIndex((option) => option.id === activeId)
  const active = at < 0 ? null : at
  const shown = options.length > 0

  const close = () => {
    setOpen(false)
    setActiveId(null)
  }
  const search = (query: string) => {
    close()
    onSearch(query)
  }

  function choose(option: Option) {
    if (option.kind === 'recent') {
      onText(option.query)
      return search(option.query)
    }
    setActiveId(null)
    if (option.kind === 'value') return onText(completed(text, asked, option.value))
    const name = option.kind === 'person' ? option.account.acct : option.name
    if (!leadsThere(asked)) return onText(completed(text, asked, name))
    close()
    void (option.kind === 'person'
      ? navigate({ to: '/@{$acct}', params: { acct: name } })
      : navigate({ to: '/tags/$tag', params: { tag: name } }))
  }

  function move(step: 1 | -1) {
    setOpen(true)
    const next = nextOption(options.length, active, step)
    setActiveId(next === null ? null : (options[next]?.id ?? null))
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const option = active === null ? undefined : options[active]
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      // While a word is composed (Japanese, Chinese) Enter belongs to the composition.
      Enter: event.nativeEvent.isComposing ? undefined : () => (option ? choose(option) : search(text)),
      Escape: shown ? close : text ? () => onText('') : undefined,
      Delete: option?.kind === 'recent' ? () => remove(option.query) : undefined,
    }
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  return (
    <div className="relative flex-1">
      <Search
        size={18}
        strokeWidth={1.75}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: the page is there for this field
        autoFocus={autoFocus}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setOpen(true)
          setActiveId(null)
          onText(event.target.value)
        }}
        onClick={() => text === '' && setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={close}
        className="h-10 w-full rounded-full border border-transparent bg-sunken pr-11 pl-10 text-ink placeholder:text-muted focus:border-line focus:bg-raised"
      />
      {text !== '' && (
        <IconButton
          name={t('search.clear')}
          icon={X}
          size={18}
          className="absolute inset-y-0 right-0 text-muted"
          onClick={(event) => {
            onText('')
            close()
            event.currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        />
      )}
      {shown && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('search.suggestionsLabel')}
          className="raised absolute inset-x-0 top-full z-30 mt-1.5 max-h-[60dvh] overflow-y-auto rounded-xl py-1.5"
        >
          {options.map((option, index) => (
            <OptionRow
              key={option.id}
              id={`${id}-${index}`}
              option={option}
              active={index === active}
              completes={!leadsThere(asked)}
              before={asked.before}
              onChoose={() => choose(option)}
              onForget={remove}
            />
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {shown ? t('search.suggestions', { count: options.length }) : ''}
      </span>
    </div>
  )
}
