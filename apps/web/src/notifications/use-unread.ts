import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useLiveEvent } from '../live/live.tsx'

export const UNREAD = ['unread-notifications'] as const

/** How many notifications came since the reader last looked; 0 while nobody is signed in. */
export function useUnread(): number {
  const session = useSession()
  const queries = useQueryClient()
  const { data = 0 } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await api().v1.notifications.unreadCount.fetch()).count,
    enabled: session !== null,
    staleTime: 5 * 60_000,
  })
  useLiveEvent('notification', () => queries.setQueryData<number>(UNREAD, (count = 0) => count + 1))
  return data
}
