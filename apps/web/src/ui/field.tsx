import { type InputHTMLAttributes, useId } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & { label: string; hint?: string; problem?: string }

/** A labelled input; the rule is told before, the problem beside it. */
export function Field({ label, hint, problem, ...props }: Props) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        {...props}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-about`}
        className="min-h-11 rounded-xl border border-line bg-raised px-3 text-ink placeholder:text-muted aria-invalid:border-danger"
      />
      <p id={`${id}-about`} className={`min-h-5 text-[13px] ${problem ? 'text-danger' : 'text-muted'}`}>
        {problem ?? hint}
      </p>
    </div>
  )
}
