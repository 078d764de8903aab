/**
 * After a change of filters, here or on another device, the posts on the page are asked for again: which filters match a post
 * is told by the server with the post. Nothing moves but what is filtered.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api } from '../api/client.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { type Feed, idsOf } from '../feeds/feed.ts'
import { useLiveEvent } from '../live/live.tsx'

/** The query of one's filters; here, since this is all that the first load needs of them. */
export const FILTERS = ['filters'] as const
/** As many as one request may name. */
const BATCH = 40
/** Posts of the open timeline, then of others; what is beyond comes anew when it is read again. */
const MOST = 240
/** Our own change comes back over the stream as well. */
const TOGETHER_MS = 400

export function FiltersLive() {
  const queries = useQueryClient()
  const entities = useEntities()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  async function refresh() {
    void queries.invalidateQueries({ queryKey: FILTERS })
    void queries.invalidateQueries({ queryKey: ['notifications'] })
    const feeds = queries.getQueryCache().findAll({ queryKey: ['feed'] })
    const open = feeds.sort((a, b) => b.getObserversCount() - a.getObserversCount())
    const listed = open.flatMap(({ state }) => {
      const feed = state.data as Feed | undefined
      return feed ? [...idsOf(feed.pending), ...idsOf(feed.entries)] : []
    })
    const ids = [...new Set(listed)].filter((id) => entities.statuses.get(id)).slice(0, MOST)
    for (let at = 0; at < ids.length; at += BATCH)
      entities.keep(await api().v1.statuses.fetch({ id: ids.slice(at, at + BATCH) }))
  }

  useLiveEvent('filters_changed', () => {
    clearTimeout(timer.current)
    // Failing leaves the posts as they were: they are read anew sooner or later.
    timer.current = setTimeout(() => refresh().catch(() => undefined), TOGETHER_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}
