/**
 * What this tab knows of posts, people and relationships, each once and in its latest form. Lists hold ids only, so that an
 * edit or a like shows wherever the thing stands, and renders nothing else.
 */
export interface EntityStore<T extends { id: string }> {
  get(id: string): T | undefined
  /** Keeps the given copies; they are taken for newer than what was there. */
  put(entities: readonly T[]): void
  /** Nothing happens when the entity is not known. */
  patch(id: string, change: (old: T) => T): void
  /** Tells `listener` of each change of this entity; returns what ends it. */
  subscribe(id: string, listener: () => void): () => void
  /** What is deleted or hidden, whatever an older answer says. A new set after each change. */
  gone(): ReadonlySet<string>
  hide(ids: readonly string[]): void
  unhide(ids: readonly string[]): void
  subscribeGone(listener: () => void): () => void
}

export function createEntityStore<T extends { id: string }>(): EntityStore<T> {
  const known = new Map<string, T>()
  const listeners = new Map<string, Set<() => void>>()
  const goneListeners = new Set<() => void>()
  let gone: ReadonlySet<string> = new Set()

  const tell = (id: string) => {
    for (const listener of listeners.get(id) ?? []) listener()
  }
  const changeGone = (next: ReadonlySet<string>) => {
    if (next.size === gone.size) return
    gone = next
    for (const listener of goneListeners) listener()
  }

  return {
    get: (id) => known.get(id),
    put(entities) {
      for (const entity of entities) {
        known.set(entity.id, entity)
        tell(entity.id)
      }
    },
    patch(id, change) {
      const old = known.get(id)
      if (!old) return
      known.set(id, change(old))
      tell(id)
    },
    subscribe(id, listener) {
      const mine = listeners.get(id) ?? new Set()
      listeners.set(id, mine.add(listener))
      return () => {
        mine.delete(listener)
        if (mine.size === 0 && listeners.get(id) === mine) listeners.delete(id)
      }
    },
    gone: () => gone,
    hide: (ids) => changeGone(new Set([...gone, ...ids])),
    unhide: (ids) => changeGone(new Set([...gone].filter((id) => !ids.includes(id)))),
    subscribeGone(listener) {
      goneListeners.add(listener)
      return () => goneListeners.delete(listener)
    },
  }
}
