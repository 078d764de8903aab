import { useQuery, useQueryClient } from '@tanstack/react-query'
import { LIVE_KEY, type Live, liveOf, NOTHING_LIVE } from '../api/status-cache.ts'

/** What arrived live, as it changes. Nothing is ever fetched for it. */
export function useLive(): Live {
  const queries = useQueryClient()
  const { data } = useQuery<Live>({
    queryKey: LIVE_KEY,
    queryFn: () => liveOf(queries),
    initialData: NOTHING_LIVE,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
