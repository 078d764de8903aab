/**
 * Who is signed in on this device. The token itself is in a cookie that no script can read; here is only what the first
 * picture of the page needs.
 */
import { useSyncExternalStore } from 'react'
import { forgetPlaces } from '../feeds/place.ts'
import { forgetAnswers } from '../offline/forget.ts'
import { deviceStore, tabStore } from '../storage/stores.ts'

export interface Session {
  accountId: string
  username: string
}

const KEY = 'rookery.session'
const listeners = new Set<() => void>()
let current: Session | null = read()

function read(): Session | null {
  try {
    const stored = JSON.parse(deviceStore.get(KEY) ?? 'null') as Session | null
    return stored?.accountId && stored.username ? stored : null
  } catch {
    return null
  }
}

function changed(session: Session | null) {
  current = session
  for (const listener of listeners) listener()
}

/** What this tab and the worker keep of a person. Drafts stay until one signs out: they are shown to nobody else. */
function forget() {
  tabStore.clear()
  forgetPlaces()
  void forgetAnswers()
}

export function storeSession({ accountId, username }: Session): void {
  const session = { accountId, username }
  if (current?.accountId !== accountId) forget()
  deviceStore.set(KEY, JSON.stringify(session))
  changed(session)
}

/** Forgets who was signed in, and what the page kept of them. */
export function endSession(): void {
  deviceStore.remove(KEY)
  changed(null)
  forget()
}

/** Says nothing of a person: how the app looks, that somebody was here, and that the server has yet to hear of a sign-out. */
const IMPERSONAL = new Set(['theme', 'language', 'was-here', 'sign-out-owed'].map((name) => `rookery.${name}`))

/** For signing out: unsent posts and searches go too. */
export function forgetDevice(): void {
  for (const key of deviceStore.keys()) if (key.startsWith('rookery.') && !IMPERSONAL.has(key)) deviceStore.remove(key)
}

export const currentSession = () => current

// Signing out in one tab signs out the others.
addEventListener('storage', ({ key }) => {
  if (key !== KEY && key !== null) return
  const session = read()
  const another = session?.accountId !== current?.accountId
  changed(session)
  if (another) forget()
})

export const useSession = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
