/** Joining and signing in, side by side: on the welcome page, in the side column, in the invitation. */
import { type KeyboardEvent, useId, useState } from 'react'
import { useInstance } from '../api/use-instance.ts'
import { t } from '../i18n/i18n.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignUpForm } from './sign-up-form.tsx'
import { wasHere } from './visits.ts'
import { useWaiting } from './waiting.ts'
import { WaitingRoom } from './waiting-room.tsx'

const TABS = ['create', 'signIn'] as const

/** `signIn`: shown first where most who come have an account. */
export function WelcomeForms({ first = wasHere() ? 'signIn' : 'create' }: { first?: (typeof TABS)[number] }) {
  const { data: instance } = useInstance()
  const { waiting, giveUp } = useWaiting()
  const id = useId()
  const [chosen, setChosen] = useState<(typeof TABS)[number]>(first)
  if (waiting) return <WaitingRoom waiting={waiting} onGiveUp={giveUp} />
  const closed = instance?.registrations.enabled === false
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = chosen === 'create' ? 'signIn' : 'create'
    setChosen(other)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus()
  }
  if (closed)
    return (
      <>
        <p className="mb-5 rounded-xl bg-sunken px-4 py-3 text-sm">
          {instance.registrations.message || t('welcome.closed')}
        </p>
        <SignInForm />
      </>
    )
  return (
    <>
      <div
        role="tablist"
        aria-label={t('welcome.joinOrSignIn')}
        onKeyDown={onKeyDown}
        className="mb-5 flex rounded-full bg-sunken p-1"
      >
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            data-tab={tab}
            id={`${id}-${tab}`}
            aria-selected={chosen === tab}
            aria-controls={`${id}-panel`}
            tabIndex={chosen === tab ? 0 : -1}
            onClick={() => setChosen(tab)}
            className="min-h-11 flex-1 rounded-full px-2 text-sm font-semibold text-muted aria-selected:bg-chosen aria-selected:text-ink aria-selected:shadow-sm"
          >
            {t(`welcome.${tab}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {chosen === 'create' ? <SignUpForm /> : <SignInForm />}
      </div>
    </>
  )
}
