import { tabStore } from './stores.ts'

/**
 * What this tab saved before a reload, once: null when there is nothing, when it is another account's, or when it cannot be
 * read (a spoilt value must not keep the app from starting).
 */
export function takeSaved<T extends { accountId: string | null }>(key: string, accountId: string | null): T | null {
  const text = tabStore.get(key)
  tabStore.remove(key)
  try {
    const saved = JSON.parse(text ?? 'null') as T | null
    return saved?.accountId === accountId ? saved : null
  } catch {
    return null
  }
}
