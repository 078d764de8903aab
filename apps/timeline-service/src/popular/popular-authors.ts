// The flags of popular authors, cached for readers. Fan-out skips an author only `skipAfterMs` after the flag was raised;
// a reader whose flags are younger than that cannot miss a skipped post. Half of it is left for clocks that disagree.
import type { Id } from '@rookery/contracts'
import type { PopularFlags } from '@rookery/redis/home-timeline'

export interface PopularSnapshot {
  authors: ReadonlyMap<Id, number>
  /** When the load of these flags began: later flags may be missing. */
  loadedAt: number
}

export interface PopularAuthors {
  /** Rejects when Redis cannot be asked and the flags held are too old to rely on. */
  current(): Promise<PopularSnapshot>
  /** May a page that was read with these flags be relied on now? */
  fresh(snapshot: PopularSnapshot): boolean
}

const REFRESH_MS = 10_000

export function createPopularAuthors(
  flags: Pick<PopularFlags, 'all'>,
  clock: { now(): number },
  skipAfterMs: number,
): PopularAuthors {
  let held: PopularSnapshot | undefined
  let loading: Promise<PopularSnapshot> | undefined
  const fresh = (snapshot: PopularSnapshot) => clock.now() - snapshot.loadedAt < skipAfterMs / 2

  const load = async () => {
    const loadedAt = clock.now()
    held = { authors: await flags.all(), loadedAt }
    return held
  }

  return {
    fresh,
    async current() {
      if (held && clock.now() - held.loadedAt < Math.min(REFRESH_MS, skipAfterMs / 4)) return held
      loading ??= load().finally(() => {
        loading = undefined
      })
      try {
        return await loading
      } catch (error) {
        if (held && fresh(held)) return held
        throw error
      }
    },
  }
}
