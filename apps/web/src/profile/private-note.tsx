/** What the reader wants to remember about somebody: theirs alone, saved when they leave the field. */
import { useEffect, useId, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { useRelationship } from '../people/use-relationship.ts'

/** Mastodon's. */
const MAX_LENGTH = 2_000

interface Props {
  accountId: string
  /** Whether the reader asked for it; a note that is there is shown in any case. */
  open: boolean
  onClose(): void
}

export function PrivateNote({ accountId, open, onClose }: Props) {
  const { relationships } = useEntities()
  const known = useRelationship(accountId)
  const saved = known?.note ?? ''
  const [draft, setDraft] = useState<string | null>(null)
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | { problem: string }>('idle')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  // The reader has just asked for it.
  useEffect(() => {
    if (open) field.current?.focus()
  }, [open])

  async function save() {
    const comment = draft?.trim()
    if (comment === undefined || comment === saved) {
      setDraft(null)
      if (!saved) onClose()
      return
    }
    setState('saving')
    try {
      relationships.put([await api().v1.accounts.$select(accountId).note.create({ comment })])
      setDraft(null)
      setState('saved')
      setTimeout(setState, 3_000, 'idle')
    } catch (error) {
      // What was written stays in the field.
      setState({ problem: describeProblem(error) })
    }
  }

  if (!open && !saved && draft === null && state === 'idle') return null
  return (
    <div className="mt-2">
      <label htmlFor={id} className="flex justify-between gap-3 text-[13px] text-muted">
        {t('profile.note')}
        <span role="status">
          {state === 'saving' ? t('profile.noteSaving') : state === 'saved' ? t('profile.noteSaved') : ''}
        </span>
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={1}
        ref={field}
        maxLength={MAX_LENGTH}
        disabled={!known}
        placeholder={t('profile.notePlaceholder')}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null)
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur()
        }}
        className="-mx-3 mt-0.5 block field-sizing-content min-h-10 w-[calc(100%+1.5rem)] resize-none rounded-xl border border-transparent bg-transparent px-3 py-2 text-[15px] placeholder:text-muted hover:bg-sunken focus:border-line focus:bg-raised"
      />
      {typeof state === 'object' && (
        <p role="alert" className="text-[13px] text-danger">
          {t('profile.noteFailed')} {state.problem}
        </p>
      )}
    </div>
  )
}
