// The in-memory twin of the Lua scripts: the same semantics, operation by operation, for unit and model tests.
import type { Id, TimelineEntry } from '@rookery/contracts'
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

/** Wrong ways to cut, for tests that must notice them. */
export interface CutRules {
  floorAfterCut?: (dropped: readonly Id[], kept: readonly Id[]) => Id
  neverSort?: boolean
}

/** Each method runs to its end at once, as a Lua script does. `now` (ms) decides expiry. */
export function createMemoryHomeTimelines(
  sizes: TimelineSizes = DEFAULT_SIZES,
  now: () => number = Date.now,
  rules: CutRules = {},
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
    if (timeline.entries.length > keep + slack) cut(timeline, keep, rules)
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
      if (timeline) cut(timeline, keep, rules)
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

function cut(timeline: Stored, keep: number, rules: CutRules): void {
  if (timeline.entries.length <= keep) return
  if (timeline.unsorted && !rules.neverSort) {
    timeline.entries = ascending(timeline.entries).filter(
      (entry, index, all) => index === 0 || all[index - 1]!.tweetId !== entry.tweetId,
    )
    timeline.unsorted = false
  }
  const dropped = timeline.entries.splice(0, Math.max(0, timeline.entries.length - keep)).map(idOf)
  if (dropped.length === 0) return
  const floor = rules.floorAfterCut?.(dropped, timeline.entries.map(idOf)) ?? Math.max(...dropped) + 1
  timeline.floor = Math.max(timeline.floor, floor)
}

const idOf = (entry: TimelineEntry): Id => entry.tweetId
