/** What was searched for lately, on this device alone; each account has its own. The list is pure, keeping it is not. */
import { deviceStore } from '../storage/stores.ts'

const MOST = 8
const key = (accountId: string | undefined) => `rookery.searches.${accountId ?? 'nobody'}`

/** The latest first; case does not make another search. */
export const addRecent = (recent: readonly string[], query: string): string[] => {
  const text = query.trim()
  return text === '' ? [...recent] : [text, ...removeRecent(recent, text)].slice(0, MOST)
}

export const removeRecent = (recent: readonly string[], query: string): string[] =>
  recent.filter((other) => other.toLowerCase() !== query.toLowerCase())

/** Those that begin with, or contain, what is typed. */
export const recentLike = (recent: readonly string[], typed: string): string[] => {
  const text = typed.trim().toLowerCase()
  return recent.filter((other) => other.toLowerCase().includes(text) && other.toLowerCase() !== text)
}

export function readRecent(accountId: string | undefined): string[] {
  try {
    const stored: unknown = JSON.parse(deviceStore.get(key(accountId)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function keepRecent(accountId: string | undefined, recent: readonly string[]): void {
  if (recent.length === 0) deviceStore.remove(key(accountId))
  else deviceStore.set(key(accountId), JSON.stringify(recent))
}
