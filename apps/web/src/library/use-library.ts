/** A list of posts that the reader made: compared with the server at each visit, without losing the place. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useEntities } from '../entities/use-entities.tsx'
import { type Feed, idsOf, without } from '../feeds/feed.ts'
import { feedKey } from '../feeds/feeds.ts'
import { placeAt } from '../feeds/place.ts'
import type { FeedSource } from '../feeds/source.ts'
import { type OpenFeed, useFeed } from '../feeds/use-feed.ts'
import { mergeTop } from './merge.ts'

export type Mark = 'bookmarked' | 'favourited'
const READ = 40

export function useLibrary(source: FeedSource, mark: Mark): OpenFeed {
  const queries = useQueryClient()
  const entities = useEntities()
  const entry = useLocation({ select: ({ state }) => (state as { __TSR_key?: string }).__TSR_key ?? 'first' })
  // Taken away by the reader: it stays until one leaves, so that a slip can be taken back.
  const isOff = (id: string) => entities.statuses.get(id)?.[mark] === false

  // Before the first rendering, so that nothing moves; on coming back the row one was at may be such a one.
  useState(() => {
    if (placeAt(entry)) return
    queries.setQueryData<Feed>(feedKey(source.key), (feed) => {
      const off = idsOf(feed?.entries ?? []).filter(isOff)
      return feed && off.length > 0 ? without(feed, new Set(off)) : feed
    })
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit
  useEffect(() => {
    if (!queries.getQueryData(feedKey(source.key))) return
    let left = false
    // What fails leaves what is there; the next visit compares again.
    void compare().catch(() => undefined)
    async function compare() {
      const { statuses, next } = await source.load({ limit: READ })
      if (left) return
      const page = { ids: entities.keep(statuses), next }
      queries.setQueryData<Feed>(feedKey(source.key), (feed) => feed && mergeTop(feed, page, isOff))
    }
    return () => {
      left = true
    }
  }, [])

  return useFeed(source)
}
