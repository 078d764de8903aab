/** A password: one may look at what one types, and is told while Caps Lock is on. */
import { Eye, EyeOff } from 'lucide-react'
import { type InputHTMLAttributes, type KeyboardEvent, useId, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from './icon-button.tsx'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'> & {
  label: string
  hint?: string
  problem?: string
}

export function PasswordField({ label, hint, problem, ...props }: Props) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState('CapsLock'))
  const told = problem ?? (capsLock ? t('welcome.capsLock') : hint)
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          {...props}
          id={id}
          type={shown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-about`}
          onKeyDown={look}
          onKeyUp={look}
          className="min-h-11 w-full rounded-xl border border-line bg-raised pr-12 pl-3 text-ink aria-invalid:border-danger"
        />
        <IconButton
          name={shown ? t('welcome.hideTyped') : t('welcome.showTyped')}
          icon={shown ? EyeOff : Eye}
          onClick={() => setShown(!shown)}
          className="absolute top-0.5 right-1 text-muted"
        />
      </div>
      <p
        id={`${id}-about`}
        className={`min-h-5 text-[13px] ${problem ? 'text-danger' : capsLock ? 'text-warn' : 'text-muted'}`}
      >
        {told}
      </p>
    </div>
  )
}
