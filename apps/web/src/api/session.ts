/** Who is signed in on this device. The token lives in localStorage: the app renders no foreign HTML and loads no foreign script. */
import { useSyncExternalStore } from 'react'

export interface Session {
  accessToken: string
  /** Of the app registration this session came from; needed to end it. */
  clientId: string
  clientSecret: string
  accountId: string
  username: string
}

const KEY = 'rookery.session'
const listeners = new Set<() => void>()
let current: Session | null = read()

function read(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null
    return stored?.accessToken && stored.accountId && stored.username ? stored : null
  } catch {
    return null
  }
}

function changed(session: Session | null) {
  current = session
  for (const listener of listeners) listener()
}

export function storeSession(session: Session | null) {
  if (session) localStorage.setItem(KEY, JSON.stringify(session))
  else localStorage.removeItem(KEY)
  changed(session)
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
