import { Plus, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { type DraftKeyword, emptyKeyword } from './filter-draft.ts'

interface Props {
  lines: readonly DraftKeyword[]
  problem: string | null
  onChange(lines: DraftKeyword[]): void
}

/** A line a word, each whole or anywhere in a text; Enter in the last line makes another. */
export function KeywordLines({ lines, problem, onChange }: Props) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const focusLast = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  const add = () => {
    onChange([...lines, emptyKeyword(`new ${Date.now()}`)])
    focusLast()
  }
  const put = (key: string, part: Partial<DraftKeyword>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const remove = (key: string) => {
    const rest = lines.filter((line) => line.key !== key)
    onChange(rest.length > 0 ? rest : [emptyKeyword(`new ${Date.now()}`)])
    focusLast()
  }

  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="text-sm font-semibold">{t('filters.keywords')}</legend>
      <p id={`${id}-hint`} className="text-[13px] text-muted">
        {t('filters.keywordsHint')} {t('filters.wholeWordHint')}
      </p>
      <ul ref={list} className="mt-2 flex flex-col gap-2">
        {lines.map((line, index) => (
          <li key={line.key} className="flex flex-wrap items-center gap-x-3">
            <input
              dir="auto"
              autoComplete="off"
              autoCapitalize="none"
              aria-label={t('filters.keyword', { number: index + 1 })}
              aria-invalid={problem && index === 0 ? true : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
              placeholder={t('filters.keywordPlaceholder')}
              value={line.keyword}
              onChange={(event) => put(line.key, { keyword: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing || line.keyword.trim() === '') return
                if (index < lines.length - 1) return
                event.preventDefault()
                add()
              }}
              className="min-h-11 w-full rounded-xl sm:w-auto sm:flex-1 border border-line bg-raised px-3 text-ink placeholder:text-muted aria-invalid:border-danger"
            />
            <label className="flex min-h-11 cursor-pointer items-center gap-2 text-[15px]">
              <input
                type="checkbox"
                aria-label={t('filters.wholeWordOf', { keyword: line.keyword || index + 1 })}
                checked={line.wholeWord}
                onChange={(event) => put(line.key, { wholeWord: event.target.checked })}
                className="size-5 accent-accent"
              />
              <span>{t('filters.wholeWord')}</span>
            </label>
            <IconButton
              name={line.keyword ? t('filters.removeKeyword', { keyword: line.keyword }) : t('filters.removeEmpty')}
              icon={X}
              size={18}
              className="-mx-2 text-muted"
              onClick={() => remove(line.key)}
            />
          </li>
        ))}
      </ul>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-[13px] text-danger">
          {problem}
        </p>
      )}
      <Button kind="bare" className="-ml-4 mt-1" onClick={add}>
        <Plus size={18} strokeWidth={2} aria-hidden="true" />
        {t('filters.addKeyword')}
      </Button>
    </fieldset>
  )
}
