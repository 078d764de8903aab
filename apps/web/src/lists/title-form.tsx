import { useId, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'

interface Props {
  label: string
  /** Words of the button. */
  submit: string
  initial?: string
  /** Rejects with the reason when it cannot be done. */
  onSubmit(title: string): Promise<unknown>
  /** Closes the form where it stands in the place of something else. */
  onCancel?: () => void
}

/** The title of a new list, or another one for an old. */
export function TitleForm({ label, submit, initial = '', onSubmit, onCancel }: Props) {
  const id = useId()
  const [title, setTitle] = useState(initial)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function save() {
    if (title.trim() === '') return setProblem(t('lists.titleMissing'))
    setBusy(true)
    setProblem(null)
    try {
      await onSubmit(title.trim())
      setTitle('')
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          dir="auto"
          maxLength={255}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: it stands in the place of what was pressed
          autoFocus={onCancel !== undefined}
          placeholder={t('lists.titleHint')}
          value={title}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
          className="min-h-11 min-w-40 flex-1 rounded-xl border border-line bg-raised px-3 text-ink placeholder:text-muted aria-invalid:border-danger"
        />
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
        )}
        <Button type="submit" disabled={busy}>
          {submit}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-[13px] text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}
