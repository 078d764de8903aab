import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, Ref } from 'react'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** For assistive technology, and as the tooltip. */
  name: string
  icon: LucideIcon
  size?: number
  ref?: Ref<HTMLButtonElement>
}

/** A round target of 40 px around one icon. */
export function IconButton({ name, icon: Icon, size = 20, className = '', type = 'button', ...props }: Props) {
  return (
    <button
      {...props}
      type={type}
      aria-label={name}
      title={name}
      className={`grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunken disabled:opacity-50 ${className}`}
    >
      <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}
