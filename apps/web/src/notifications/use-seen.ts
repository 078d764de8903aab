/** How far the reader has looked: where this visit's "new" ends, and the marker that all of one's apps share. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../api/client.ts'
import { newestFirst } from '../feeds/feed.ts'
import { placeAt } from '../feeds/place.ts'
import { useTabs } from '../live/live.tsx'
import { READ_TOPIC, UNREAD } from './use-unread.ts'

const VISIT = ['notifications-visit'] as const
/** What comes together is written together. */
const WRITE_MS = 600

const onVisibility = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
const useVisible = () => useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible')

/**
 * The marker as it was when this visit began: it stays while one reads, and on coming back. `undefined` until it is known;
 * null when there is none, or it cannot be read.
 */
export function useVisitMarker(): string | null | undefined {
  const queries = useQueryClient()
  const entry = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  useState(() => {
    if (!placeAt(entry)) queries.removeQueries({ queryKey: VISIT })
  })
  const { data, isError } = useQuery({
    queryKey: VISIT,
    queryFn: async () => {
      const { notifications } = await api().v1.markers.fetch({ timeline: ['notifications'] })
      return notifications?.lastReadId ?? null
    },
    staleTime: 'static',
    retry: false,
  })
  return isError ? null : data
}

/** Writes the marker when the reader sees what is newest; `undefined` while there is nothing to see. */
export function useSeen(newest: string | undefined, marker: string | null | undefined): void {
  const queries = useQueryClient()
  const tabs = useTabs()
  const visible = useVisible()
  const wanted = visible && marker !== undefined ? newest : undefined
  useEffect(() => {
    if (wanted === undefined) return
    // A count that is under way does not know yet.
    void queries.cancelQueries({ queryKey: UNREAD }).then(() => queries.setQueryData(UNREAD, 0))
    if (marker && newestFirst(wanted, marker) >= 0) return
    const write = () =>
      void api()
        .v1.markers.create({ notifications: { lastReadId: wanted } }, { requestInit: { keepalive: true } })
        .then(() => tabs?.tell(READ_TOPIC, wanted))
        // The next look writes it.
        .catch(() => undefined)
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => {
      timer = undefined
      write()
    }, WRITE_MS)
    return () => {
      if (timer === undefined) return
      clearTimeout(timer)
      write()
    }
  }, [wanted, marker, queries, tabs])
}
