import { type TextareaHTMLAttributes, useId } from 'react'
import { t } from '../i18n/i18n.ts'

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  needed: boolean
  limit: number
  value: string
  problem?: string
}

/** Why one would like to join: for whoever lets people in. */
export function ReasonField({ needed, limit, problem, ...props }: Props) {
  const id = useId()
  const count = Array.from(props.value).length
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {needed ? t('welcome.reason') : t('welcome.reasonOptional')}
      </label>
      <textarea
        {...props}
        id={id}
        rows={3}
        dir="auto"
        required={needed}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-about`}
        className="rounded-xl border border-line bg-raised px-3 py-2 text-ink aria-invalid:border-danger"
      />
      <p id={`${id}-about`} className={`min-h-5 text-[13px] ${problem ? 'text-danger' : 'text-muted'}`}>
        {problem ?? (count > limit - 100 ? `${count} / ${limit}` : t('welcome.reasonHint'))}
      </p>
    </div>
  )
}
