import { Switch as Base } from '@base-ui/react/switch'
import { useId } from 'react'

interface Props {
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onChange(checked: boolean): void
}

/** A setting that is on or off, with its words beside it. */
export function Switch({ label, hint, checked, disabled, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex min-h-12 items-center justify-between gap-4 py-1.5">
      <label htmlFor={id} className="flex-1">
        <span className="block text-[15px]">{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-[13px] text-muted">
            {hint}
          </span>
        )}
      </label>
      <Base.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="flex h-7 w-12 shrink-0 items-center rounded-full border border-muted bg-sunken px-0.5 transition-colors duration-150 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="size-5 rounded-full bg-muted transition-transform duration-150 data-checked:translate-x-5 data-checked:bg-on-accent" />
      </Base.Root>
    </div>
  )
}
