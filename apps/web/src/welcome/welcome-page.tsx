import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SignInForm } from './sign-in-form.tsx'
import { SignUpForm } from './sign-up-form.tsx'

/** What a visitor meets: one sentence, then the two forms. `compact` sits beside public pages. */
export function WelcomePage({ compact = false }: { compact?: boolean }) {
  const [joining, setJoining] = useState(true)
  return (
    <section className={compact ? '' : 'mx-auto max-w-md px-5 py-10'}>
      {!compact && (
        <header className="mb-8">
          <img src="/icon.svg" alt="" width="48" height="48" />
          <h1 className="mt-4 text-3xl font-bold tracking-tight">Rookery</h1>
          <p className="mt-2 text-muted">
            A quiet place for short posts. Follow people, and read what they write, live.{' '}
            <Link to="/public" className="text-accent underline">
              See what is being written
            </Link>
            .
          </p>
        </header>
      )}
      <div role="tablist" aria-label="Join or sign in" className="mb-5 flex rounded-full bg-sunken p-1">
        <Tab name="Create account" selected={joining} onSelect={() => setJoining(true)} />
        <Tab name="Sign in" selected={!joining} onSelect={() => setJoining(false)} />
      </div>
      {joining ? <SignUpForm /> : <SignInForm />}
    </section>
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
