/** Hydration for the router: a batch of events in one call, tried again for a moment when the service does not answer. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Id, TweetEvent } from '@rookery/contracts'
import type { LivePost, StreamingDeps } from './ports.ts'

const PAUSES_MS = [50, 200, 800, 2_000]

export function createHydration({ hydrate, onError }: Pick<StreamingDeps, 'hydrate' | 'onError'>) {
  let prepared = new Map<Id, LivePost | undefined>()

  const fresh = async (events: readonly TweetEvent[]): Promise<Map<Id, LivePost>> => {
    const ids = new Set(events.filter(({ type }) => type !== 'tweet.deleted').map(({ tweetId }) => tweetId))
    if (ids.size === 0) return new Map()
    for (const pause of PAUSES_MS) {
      try {
        return await hydrate([...ids])
      } catch (error) {
        onError(error)
        await wait(pause)
      }
    }
    return hydrate([...ids])
  }

  return {
    /** The present state of the posts of these events; deletions need none. Rejects when the service stays away. */
    fresh,
    /** Fetches ahead; what fails is asked for again one by one. */
    async prepare(events: readonly TweetEvent[]): Promise<void> {
      prepared = new Map()
      const found = await fresh(events).catch(() => null)
      if (found) for (const { tweetId } of events) prepared.set(tweetId, found.get(tweetId))
    },
    async of(event: TweetEvent): Promise<LivePost | undefined> {
      if (event.type === 'tweet.deleted') return undefined
      if (prepared.has(event.tweetId)) return prepared.get(event.tweetId)
      return (await fresh([event])).get(event.tweetId)
    },
    forget(): void {
      prepared = new Map()
    },
  }
}
