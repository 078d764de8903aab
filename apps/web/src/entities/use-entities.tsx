import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { type Account, createEntities, type Entities, type Relationship, type Status } from './entities.ts'
import type { EntityStore } from './entity-store.ts'

export const EntitiesContext = createContext<Entities>(createEntities())
export const useEntities = (): Entities => useContext(EntitiesContext)

function useEntity<T extends { id: string }>(store: EntityStore<T>, id: string | undefined): T | undefined {
  const subscribe = useCallback(
    (listener: () => void) => (id === undefined ? () => undefined : store.subscribe(id, listener)),
    [store, id],
  )
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : store.get(id)))
}

/** The latest form of a post, or undefined when it was never kept. Renders again only when this one changes. */
export const useStatus = (id: string | undefined): Status | undefined => useEntity(useEntities().statuses, id)
export const useAccount = (id: string | undefined): Account | undefined => useEntity(useEntities().accounts, id)
/** What is between the reader and an account as far as it is known; see people/use-relationship.ts for what asks for it. */
export const useKnownRelationship = (id: string | undefined): Relationship | undefined =>
  useEntity(useEntities().relationships, id)

/** Ids of posts that are deleted or hidden. */
export function useGone(): ReadonlySet<string> {
  const { statuses } = useEntities()
  return useSyncExternalStore(statuses.subscribeGone, statuses.gone)
}
