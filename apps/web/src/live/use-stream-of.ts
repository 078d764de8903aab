/** Keeps an open timeline in step: by its own stream if it has one, and by reading its top again when one comes back to it, or reloads the page. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Status } from '../entities/entities.ts'
import { feedKey } from '../feeds/feeds.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import type { FeedSource } from '../feeds/source.ts'
import { atTop } from './at-top.ts'
import { camelise } from './camelise.ts'
import { openLiveSocket } from './live-socket.ts'

/** What was read longer ago is compared with the server's top again. */
const FRESH_MS = 30_000

export function useStreamOf(source: FeedSource): void {
  const feeds = useFeeds()
  const queries = useQueryClient()
  const name = source.key.join(' ')
  const address = source.stream ? JSON.stringify(source.stream) : null
  const pathname = location.pathname

  const catchUp = useEffectEvent(() => void feeds.catchUp(source, () => atTop(pathname)).catch(() => undefined))
  const arrive = useEffectEvent((payload: string) =>
    feeds.arrive(source.key, camelise(JSON.parse(payload)) as Status, atTop(pathname)),
  )
  const isOld = useEffectEvent(() => {
    const { dataUpdatedAt = 0 } = queries.getQueryState(feedKey(source.key)) ?? {}
    if (dataUpdatedAt === 0) return false
    // Whoever reloads the page asks for what there is now; it was restored for the place alone.
    if (dataUpdatedAt < performance.timeOrigin) return true
    // In the server's own order the place may be lost with it: not for coming back.
    return source.order === 'ids' && Date.now() - dataUpdatedAt > FRESH_MS
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each timeline that is opened
  useEffect(() => {
    // Home's stream is always open.
    if (source.key[0] !== 'home' && isOld()) catchUp()
  }, [name])

  useEffect(() => {
    if (address === null) return
    return openLiveSocket({
      address: JSON.parse(address),
      onConnected: () => undefined,
      onFrame({ event, payload }) {
        if (event === 'update') arrive(payload)
        // Also the first one: what came between the page's reading and the connection is in neither.
        else if (event === 'reset') catchUp()
      },
    })
  }, [address])
}
