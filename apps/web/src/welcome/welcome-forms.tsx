import { useState } from 'react'
import { SignInForm } from './sign-in-form.tsx'
import { SignUpForm } from './sign-up-form.tsx'

/** Joining and signing in, side by side. */
export function WelcomeForms() {
  const [joining, setJoining] = useState(true)
  return (
    <div>
      <div role="tablist" aria-label="Join or sign in" className="mb-5 flex rounded-full bg-sunken p-1">
        <Tab name="Create account" selected={joining} onSelect={() => setJoining(true)} />
        <Tab name="Sign in" selected={!joining} onSelect={() => setJoining(false)} />
      </div>
      {joining ? <SignUpForm /> : <SignInForm />}
    </div>
  )
}

function Tab({ name, selected, onSelect }: { name: string; selected: boolean; onSelect(): void }) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={selected}
      onClick={onSelect}
      className="min-h-11 flex-1 rounded-full text-sm font-semibold text-muted aria-selected:bg-chosen aria-selected:text-ink aria-selected:shadow-sm"
    >
      {name}
    </button>
  )
}
