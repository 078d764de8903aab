import { useId } from 'react'

interface Props<T extends string> {
  legend: string
  hint?: string
  options: readonly { value: T; name: string; hint?: string }[]
  value: T
  disabled?: boolean
  onChange(value: T): void
}

/** One of a few, all of them in sight: the browser's own radio buttons, so that arrows work as everywhere. */
export function Choices<T extends string>({ legend, hint, options, value, disabled, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset disabled={disabled} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="text-sm font-semibold">{legend}</legend>
      <div className="mt-2 divide-y divide-line overflow-hidden rounded-xl border border-line bg-raised">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent hover:bg-sunken"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="size-5 shrink-0 accent-(--accent) outline-none"
            />
            <span className="min-w-0">
              <span className="block text-[15px]">{option.name}</span>
              {option.hint && <span className="block text-[13px] text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${name}-hint`} className="mt-2 text-[13px] text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
