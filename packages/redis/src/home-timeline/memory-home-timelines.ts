// The in-memory twin of the Lua scripts: the same semantics, operation by operation, for unit and model tests.
import type { TimelineEntry } from '@rookery/contracts'
import { packEntries } from './format.ts'
import { DEFAULT_SIZES, type HomeTimelines, type TimelineSizes } from './home-timelines.ts'

interface Stored {
  generation: number
  built: boolean
  unsorted: boolean
  floor: number
  entries: TimelineEntry[]
  expiresAt: number
}

/** Each method runs to its end at once, as a Lua script does. `now` (ms) decides expiry. */
export function createMemoryHomeTimelines(
  sizes: TimelineSizes = DEFAULT_SIZES,
  now: () => number = Date.now,
): HomeTimelines {
  const store = new Map<string, Stored>()
  const { keep, slack } = sizes
  const expiry = () => now() + sizes.ttlSeconds * 1000
  const find = (key: string): Stored | undefined => {
    const found = store.get(key)
    if (found && found.expiresAt <= now()) store.delete(key)
    return store.get(key)
  }
  const cutWhenLong = (timeline: Stored) => {
    if (timeline.entries.length > keep + slack) cut(timeline, keep)
  }

  return {
    async open(key, generation, staleBefore) {
      const found = find(key)
      if (found?.built) return 'built'
      if (found && found.generation >= staleBefore) return 'busy'
      if (found) found.generation = generation
      else {
        store.set(key, { generation, built: false, unsorted: false, floor: 0, entries: [], expiresAt: expiry() })
      }
      return 'build'
    },
    async append(keys, entries, options = {}) {
      if (entries.length === 0) return 0
      const existing = keys.map(find).filter((timeline) => timeline !== undefined)
      for (const timeline of existing) {
        timeline.entries.push(...entries)
        if (options.unsorted) timeline.unsorted = true
        cutWhenLong(timeline)
      }
      return existing.length
    },
    async merge(key, entries, floorAtLeast) {
      const timeline = find(key)
      if (!timeline) return false
      timeline.floor = Math.max(timeline.floor, floorAtLeast)
      const above = ascending(entries).filter((entry) => entry.tweetId >= timeline.floor)
      if (above.length === 0) return true
      timeline.unsorted = true
      timeline.entries.push(...above)
      cutWhenLong(timeline)
      return true
    },
    async finish(key, generation, entries, floor) {
      const timeline = find(key)
      if (!timeline || timeline.generation !== generation) return false
      if (timeline.built) return true
      timeline.built = true
      timeline.floor = Math.max(timeline.floor, floor)
      timeline.entries.unshift(...ascending(entries))
      cutWhenLong(timeline)
      return true
    },
    async cut(key) {
      const timeline = find(key)
      if (timeline) cut(timeline, keep)
    },
    async load(key) {
      const timeline = find(key)
      if (!timeline) return null
      timeline.expiresAt = expiry()
      const { generation, built, floor, entries } = timeline
      return { generation, built, floor, numbers: new Float64Array(packEntries(entries).buffer) }
    },
    async drop(keys) {
      for (const key of keys) store.delete(key)
    },
    async dropAll() {
      const { size } = store
      store.clear()
      return size
    },
  }
}

const ascending = (entries: readonly TimelineEntry[]) => [...entries].sort((a, b) => a.tweetId - b.tweetId)

function cut(timeline: Stored, keep: number): void {
  if (timeline.entries.length <= keep) return
  if (timeline.unsorted) {
    timeline.entries = ascending(timeline.entries).filter(
      (entry, index, all) => index === 0 || all[index - 1]!.tweetId !== entry.tweetId,
    )
    timeline.unsorted = false
  }
  for (const { tweetId } of timeline.entries.splice(0, Math.max(0, timeline.entries.length - keep))) {
    timeline.floor = Math.max(timeline.floor, tweetId + 1)
  }
}
