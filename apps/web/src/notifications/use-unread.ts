/** How many notifications came since the reader last looked: beside the bell, and before the title of the page. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useLiveEvent } from '../live/live.tsx'

export const UNREAD = ['unread-notifications'] as const
/** What other tabs are told when the reader has looked. */
export const READ_TOPIC = 'notifications-read'
/** Coming back to the tab asks again at most so often. */
const FRESH_MS = 15_000

/** 0 while nobody is signed in. Kept in step by `useKeepUnread`. */
export function useUnread(): number {
  const session = useSession()
  const { data = 0 } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await api().v1.notifications.unreadCount.fetch()).count,
    enabled: session !== null,
    staleTime: 5 * 60_000,
  })
  return data
}

/** Counts what comes, hears of what other tabs and devices have read, and says the number in the title. Once, in the shell. */
export function useKeepUnread(): void {
  const queries = useQueryClient()
  const unread = useUnread()
  const reread = () => void queries.invalidateQueries({ queryKey: UNREAD })

  useLiveEvent('notification', () => {
    // An answer that is under way may have been counted before this one.
    if (queries.isFetching({ queryKey: UNREAD }) > 0) reread()
    else queries.setQueryData<number>(UNREAD, (count = 0) => count + 1)
  })
  useLiveEvent('tab', ({ topic }) => topic === READ_TOPIC && reread())

  useEffect(() => {
    const onVisibility = () => {
      const { dataUpdatedAt = 0 } = queries.getQueryState(UNREAD) ?? {}
      if (document.visibilityState === 'visible' && Date.now() - dataUpdatedAt > FRESH_MS)
        void queries.invalidateQueries({ queryKey: UNREAD })
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => document.removeEventListener('visibilitychange', onVisibility)
  }, [queries])

  useTitlePrefix(unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '')
}

/** Stays in front whatever a page calls itself. */
function useTitlePrefix(prefix: string): void {
  const latest = useRef(prefix)
  useEffect(() => {
    latest.current = prefix
    const apply = () => {
      const wanted = latest.current + document.title.replace(/^\(\d+\+?\) /, '')
      if (document.title !== wanted) document.title = wanted
    }
    apply()
    const title = document.querySelector('title')
    const observer = new MutationObserver(apply)
    if (title) observer.observe(title, { childList: true, characterData: true, subtree: true })
    return () => observer.disconnect()
  }, [prefix])
}
