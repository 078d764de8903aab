/**
 * What the reader did to a post on the page: opened its warning, its whole text, its media. Kept beside the post and not in
 * its row: rows come and go while one scrolls, and what was opened must stay open at its height.
 */
import { useSyncExternalStore } from 'react'
import type { Entities } from '../entities/entities.ts'
import { createEntityStore, type EntityStore } from '../entities/entity-store.ts'
import { useEntities } from '../entities/use-entities.tsx'

export interface PostView {
  id: string
  warning?: boolean
  /** All of a long text. */
  text?: boolean
  /** Sensitive media; false hides what is not sensitive. */
  media?: boolean
  filtered?: boolean
  /** How many of its replies are on its page. */
  replies?: number
  /** A reply is being written under it. */
  replying?: boolean
  /** Why the last action on it failed. */
  problem?: string | null
}

const stores = new WeakMap<Entities, EntityStore<PostView>>()

/** One for each session. */
export function postViews(entities: Entities): EntityStore<PostView> {
  const known = stores.get(entities)
  if (known) return known
  const store = createEntityStore<PostView>()
  stores.set(entities, store)
  return store
}

export function changeView(entities: Entities, id: string, change: Partial<PostView>): void {
  const views = postViews(entities)
  views.put([{ ...views.get(id), ...change, id }])
}

const UNTOUCHED: PostView = { id: '' }

export function usePostView(id: string): [view: PostView, change: (change: Partial<PostView>) => void] {
  const entities = useEntities()
  const views = postViews(entities)
  const view = useSyncExternalStore(
    (listener) => views.subscribe(id, listener),
    () => views.get(id) ?? UNTOUCHED,
  )
  return [view, (change) => changeView(entities, id, change)]
}
