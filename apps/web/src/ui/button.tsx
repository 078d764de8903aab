import type { ButtonHTMLAttributes } from 'react'

const KINDS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border border-line bg-raised text-ink hover:bg-sunken',
  bare: 'text-accent hover:bg-sunken',
  danger: 'border border-line bg-raised text-danger hover:bg-sunken',
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: keyof typeof KINDS }

/** For links that look like one: what an empty page offers to do next. */
export const buttonLook = (kind: keyof typeof KINDS): string =>
  `inline-flex min-h-10 items-center justify-center gap-2 rounded-full px-4 text-[15px] font-semibold transition-colors duration-150 disabled:opacity-50 ${KINDS[kind]}`

export function Button({ kind = 'primary', className = '', type = 'button', ...props }: Props) {
  return <button {...props} type={type} className={`${buttonLook(kind)} ${className}`} />
}
