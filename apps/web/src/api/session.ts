/**
 * Who is signed in on this device. The token itself is in a cookie that no script can read; here is only what the first
 * picture of the page needs.
 */
import { useSyncExternalStore } from 'react'
import { forgetAnswers } from '../offline/forget.ts'

export interface Session {
  accountId: string
  username: string
}

const KEY = 'rookery.session'
const listeners = new Set<() => void>()
let current: Session | null = read()

function read(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null
    return stored?.accountId && stored.username ? stored : null
  } catch {
    return null
  }
}

function changed(session: Session | null) {
  current = session
  for (const listener of listeners) listener()
}

export function storeSession({ accountId, username }: Session): void {
  const session = { accountId, username }
  localStorage.setItem(KEY, JSON.stringify(session))
  changed(session)
}

/** Forgets who was signed in, and what the page kept of them. */
export function endSession(): void {
  localStorage.removeItem(KEY)
  sessionStorage.clear()
  void forgetAnswers()
  changed(null)
}

export const currentSession = () => current

// Signing out in one tab signs out the others.
addEventListener('storage', (event) => event.key === KEY && changed(read()))

export const useSession = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
