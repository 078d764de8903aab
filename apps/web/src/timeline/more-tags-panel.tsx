/** Narrows a hashtag's timeline, or widens it, by further hashtags. */
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { MoreTags } from './more-tags.ts'
import { MODES, type Mode, tagFrom, tagsIn, withoutTag, withTag } from './more-tags.ts'

interface Props {
  tag: string
  more: MoreTags
  /** The form is open; what was chosen is shown in any case. */
  open: boolean
}

export function MoreTagsPanel({ tag, more, open }: Props) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [mode, setMode] = useState<Mode>('all')
  const [problem, setProblem] = useState<string | undefined>()
  const go = (search: MoreTags) => void navigate({ to: '/tags/$tag', params: { tag }, search, replace: true })
  const chosen = MODES.flatMap((kind) => tagsIn(more[kind]).map((name) => ({ kind, name })))

  function add() {
    const name = tagFrom(typed)
    if (!name || name.toLowerCase() === tag.toLowerCase()) return setProblem(t('timeline.tagNone'))
    setProblem(undefined)
    setTyped('')
    go(withTag(more, mode, name))
  }

  if (!open && chosen.length === 0) return null
  return (
    <div className="border-b border-line px-4 py-3">
      {chosen.length > 0 && (
        <ul aria-label={t('timeline.tagMore')} className="flex flex-wrap gap-2">
          {chosen.map(({ kind, name }) => (
            <li key={name} className="min-w-0">
              <button
                type="button"
                aria-label={t('timeline.tagDrop', { what: `${t(`timeline.tagMode.${kind}`)} #${name}` })}
                onClick={() => go(withoutTag(more, name))}
                className="flex min-h-10 max-w-full items-center gap-1.5 rounded-full bg-accent-soft pr-2.5 pl-3.5 text-sm font-medium hover:bg-sunken"
              >
                <span className="shrink-0 text-muted">{t(`timeline.tagMode.${kind}`)}</span>
                <bdi className="truncate">#{name}</bdi>
                <X size={15} strokeWidth={2} aria-hidden="true" className="shrink-0 text-muted" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <form
          className="mt-2 grid gap-x-3 gap-y-2 sm:gap-y-0 sm:grid-cols-[10rem_1fr_auto]"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Select
            label={t('timeline.tagHow')}
            value={mode}
            options={MODES.map((value) => ({ value, name: t(`timeline.tagMode.${value}`) }))}
            onChange={(value) => setMode(value as Mode)}
          />
          <Field
            label={t('timeline.tagFurther')}
            problem={problem}
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" kind="quiet" className="mt-0 self-start sm:mt-6">
            {t('timeline.tagAdd')}
          </Button>
        </form>
      )}
    </div>
  )
}
