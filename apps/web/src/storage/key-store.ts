/**
 * The browser's storages as far as it has them: private windows and strict settings make the very look at them throw, and each
 * may be full. Then what is written is known until the page goes, and nothing fails.
 */
export interface KeyStore {
  get(key: string): string | null
  /** false: it is not kept beyond this page. What stood there before is gone too. */
  set(key: string, value: string): boolean
  remove(key: string): void
  keys(): string[]
  clear(): void
}

export function openStore(open: () => Storage): KeyStore {
  /** What the browser did not take. */
  const memory = new Map<string, string>()
  const attempt = <T>(what: (storage: Storage) => T, otherwise: T): T => {
    try {
      return what(open())
    } catch {
      return otherwise
    }
  }
  const remove = (key: string) => {
    memory.delete(key)
    attempt((storage) => storage.removeItem(key), undefined)
  }
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key), null),
    set(key, value) {
      const kept = attempt((storage) => {
        storage.setItem(key, value)
        return true
      }, false)
      // Only now: other tabs hear of each change.
      if (kept) memory.delete(key)
      else {
        remove(key)
        memory.set(key, value)
      }
      return kept
    },
    remove,
    keys: () => [...new Set([...attempt((storage) => Object.keys(storage), []), ...memory.keys()])],
    clear() {
      memory.clear()
      attempt((storage) => storage.clear(), undefined)
    },
  }
}
