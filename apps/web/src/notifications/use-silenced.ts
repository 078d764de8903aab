/** Whose notifications are not to be seen any more: blocked, or muted with their notifications, while this page is open. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Relationship } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'

const isSilenced = (known: Relationship | undefined): boolean =>
  known !== undefined && (known.blocking || known.blockedBy || (known.muting && known.mutingNotifications))

export function useSilenced(accountIds: readonly string[]): ReadonlySet<string> {
  const { relationships } = useEntities()
  const ids = useMemo(() => [...new Set(accountIds)], [accountIds])
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = ids.map((id) => relationships.subscribe(id, listener))
      return () => {
        for (const end of ends) end()
      }
    },
    [relationships, ids],
  )
  // One text is equal to itself, a new set each time is not.
  const silenced = useSyncExternalStore(subscribe, () =>
    ids.filter((id) => isSilenced(relationships.get(id))).join(' '),
  )
  return useMemo(() => new Set(silenced === '' ? [] : silenced.split(' ')), [silenced])
}
