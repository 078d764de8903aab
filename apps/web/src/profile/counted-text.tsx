import { useId } from 'react'
import { t } from '../i18n/i18n.ts'
import { lengthOf } from './profile-draft.ts'

interface Props {
  label: string
  value: string
  limit: number
  hint?: string
  problem?: string
  /** More than one line. */
  rows?: number
  autoComplete?: string
  onChange(value: string): void
}

const BOX = 'w-full rounded-xl border border-line bg-paper px-3 py-2 text-ink aria-invalid:border-danger'

/** A text with a limit that is told as one writes, never cut. */
export function CountedText({ label, value, limit, hint, problem, rows, autoComplete, onChange }: Props) {
  const id = useId()
  const length = lengthOf(value)
  const over = length > limit
  const common = {
    id,
    value,
    dir: 'auto' as const,
    'aria-describedby': `${id}-about`,
    'aria-invalid': over || problem ? true : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {rows ? (
        <textarea {...common} rows={rows} className={`${BOX} field-sizing-content min-h-28 resize-y`} />
      ) : (
        <input {...common} autoComplete={autoComplete} className={`${BOX} min-h-11`} />
      )}
      <p id={`${id}-about`} className="flex min-h-5 justify-between gap-3 text-[13px] text-muted">
        <span className={problem || over ? 'text-danger' : ''}>
          {problem ?? (over ? t('profile.tooLong', { count: length - limit }) : hint)}
        </span>
        <span className={`ml-auto whitespace-nowrap tabular-nums ${over ? 'font-semibold text-danger' : ''}`}>
          {length} / {limit}
        </span>
      </p>
    </div>
  )
}
