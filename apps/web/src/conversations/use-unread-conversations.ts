/** How many conversations have something new in them, beside their place; of the latest ones alone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useLiveEvent } from '../live/live.tsx'

export const UNREAD_CONVERSATIONS = ['unread-conversations'] as const
/** What other tabs are told when one was marked. */
export const MARKED_TOPIC = 'conversation-read'
/** So many are looked at. */
const LATEST = 20

export function useUnreadConversations(): number {
  const session = useSession()
  const queries = useQueryClient()
  const { data = 0 } = useQuery({
    queryKey: UNREAD_CONVERSATIONS,
    queryFn: async () => (await api().v1.conversations.list({ limit: LATEST })).filter(({ unread }) => unread).length,
    enabled: session !== null,
    staleTime: 5 * 60_000,
  })
  const reread = () => void queries.invalidateQueries({ queryKey: UNREAD_CONVERSATIONS })
  useLiveEvent('notification', ({ status }) => status?.visibility === 'direct' && reread())
  useLiveEvent('tab', ({ topic }) => topic === MARKED_TOPIC && reread())
  return data
}
