/** Somebody who signed up here and has to be let in. Known as long as the page is open: the token is in no storage. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Waiting } from '../api/client.ts'
import { tabStore } from '../storage/stores.ts'

const WAITING = ['waiting'] as const
const NAME = 'rookery.waiting'

export function beginWaiting(queries: QueryClient, waiting: Waiting): void {
  tabStore.set(NAME, waiting.username)
  queries.setQueryDefaults(WAITING, { gcTime: Number.POSITIVE_INFINITY, staleTime: Number.POSITIVE_INFINITY })
  queries.setQueryData<Waiting | null>(WAITING, waiting)
}

export function useWaiting(): { waiting: Waiting | null; giveUp(): void } {
  const queries = useQueryClient()
  const { data = null } = useQuery<Waiting | null>({
    queryKey: WAITING,
    queryFn: () => null,
    enabled: false,
    structuralSharing: false,
  })
  return {
    waiting: data,
    giveUp: () => {
      tabStore.remove(NAME)
      queries.setQueryData<Waiting | null>(WAITING, null)
    },
  }
}

/** The name of who waited before the page was loaded anew: signing in says how it went. */
export const waitedBefore = (): string | null => tabStore.get(NAME)
