import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../api/session.ts'
import { addRecent, keepRecent, readRecent, removeRecent } from './recent.ts'

/** Recent searches of this device; every field on the page shows the same. */
export function useRecent() {
  const accountId = useSession()?.accountId
  const queries = useQueryClient()
  const queryKey = ['recent-searches', accountId ?? null]
  const { data: recent } = useQuery({
    queryKey,
    queryFn: () => readRecent(accountId),
    initialData: () => readRecent(accountId),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const change = (how: (old: string[]) => string[]) => {
    const next = how(readRecent(accountId))
    keepRecent(accountId, next)
    queries.setQueryData(queryKey, next)
  }
  return {
    recent,
    add: (query: string) => change((old) => addRecent(old, query)),
    remove: (query: string) => change((old) => removeRecent(old, query)),
    clear: () => change(() => []),
  }
}
