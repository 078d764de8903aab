import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGone } from '../entities/use-entities.tsx'
import { useStreamOf } from '../live/use-stream-of.ts'
import { type Entry, type Feed, idsOf, isGap } from './feed.ts'
import { feedKey } from './feeds.ts'
import { useFeeds } from './feeds-context.ts'
import type { Older } from './list-end.tsx'
import type { FeedSource } from './source.ts'

export interface OpenFeed {
  source: FeedSource
  /** Nothing deleted or hidden is among them. */
  entries: readonly Entry[]
  pending: readonly string[]
  state: 'loading' | 'failed' | 'ready'
  /** Why the first page could not be read. */
  problem: unknown
  retry(): void
  older: Older
  /** Resolves when the gap is filled or smaller; rejects with the reason. */
  fill(below: string): Promise<void>
  showPending(): void
}

/** A timeline, kept live while it is open. */
export function useFeed(source: FeedSource): OpenFeed {
  const feeds = useFeeds()
  const gone = useGone()
  const query = useQuery({
    queryKey: feedKey(source.key),
    queryFn: () => feeds.open(source),
    // Kept in step by the live connection and by catching up: coming back never moves what was read.
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  const [olderState, setOlderState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  useStreamOf(source)

  const loadOlder = () => {
    setOlderState({ busy: true, problem: null })
    feeds.older(source).then(
      () => setOlderState({ busy: false, problem: null }),
      (problem: unknown) => setOlderState({ busy: false, problem }),
    )
  }

  return {
    source,
    ...visible(query.data, gone),
    state: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    problem: query.error,
    retry: () => void query.refetch(),
    older: query.data && query.data.next === null ? null : { load: loadOlder, ...olderState },
    fill: (below) => feeds.fill(source, below),
    showPending: () => feeds.showPending(source.key),
  }
}

function visible(feed: Feed | undefined, gone: ReadonlySet<string>): Pick<OpenFeed, 'entries' | 'pending'> {
  if (!feed) return { entries: [], pending: [] }
  if (gone.size === 0) return { entries: feed.entries, pending: idsOf(feed.pending) }
  return {
    entries: feed.entries.filter((entry) => isGap(entry) || !gone.has(entry)),
    pending: idsOf(feed.pending).filter((id) => !gone.has(id)),
  }
}
