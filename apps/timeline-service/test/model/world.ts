// The world of one run: tables, caches, a clock, and contexts of the real service code whose calls are steps.
import { ID_EPOCH_MS, type Id, type TweetPosted } from '@rookery/contracts'
import { viewerGraph } from '@rookery/redis'
import { type HomeTimelines, homeKey, outboxKey, type PopularFlags } from '@rookery/redis/home-timeline'
import { fixedClock, type SeededRandom } from '@rookery/testing'
import { DEFAULT_CONFIG, type TimelineConfig } from '../../src/config.ts'
import type { TimelineContext } from '../../src/context.ts'
import type { FanOutJob } from '../../src/fan-out/job-catalogue.ts'
import { createRebuilder } from '../../src/home/rebuild-timeline.ts'
import { createPopularAuthors } from '../../src/popular/popular-authors.ts'
import { type Actor, createScheduler, gated } from './scheduler.ts'
import { createTables } from './tables.ts'
import type { Variant } from './variants.ts'

/** Small enough that ranges chain, merges leave posts out, timelines are cut, and authors become popular. */
export const MODEL_CONFIG: TimelineConfig = {
  ...DEFAULT_CONFIG,
  popularFollowers: 3,
  rangeSize: 2,
  timelinesPerCall: 1,
  callsInFlight: 2,
  mergeLimit: 3,
  ownAppendMs: 60_000,
  sizes: { keep: 8, slack: 3, ttlSeconds: 14 * 24 * 3600 },
}

export const PEOPLE: readonly Id[] = [1, 2, 3, 65, 66]

export interface Caches {
  timelines: HomeTimelines
  flags: PopularFlags
  flushAll(): Promise<void>
  /** Where Redis may lose what it wrote last: all since the last note. */
  losing?: { note(): void; lose(): Promise<void> }
}

export function createWorld(random: SeededRandom, variant: Variant | null, cachesOf: (now: () => number) => Caches) {
  const clock = fixedClock('2026-01-05T00:00:00Z')
  const scheduler = createScheduler(random, () => clock.advance(1))
  const tables = createTables()
  const caches = cachesOf(clock.now)
  const demoted = new Set<Id>()
  const flags: PopularFlags = {
    async raise(authorId) {
      demoted.delete(authorId)
      await caches.flags.raise(authorId)
    },
    async all() {
      return new Map([...(await caches.flags.all())].filter(([authorId]) => !demoted.has(authorId)))
    },
  }
  /** One cache of flags for all readers: one process. */
  const popularOf = (actor: Actor) =>
    createPopularAuthors(gated(flags, 'flags', actor), clock, MODEL_CONFIG.skipAfterMs)
  let shared: { snapshot: Awaited<ReturnType<ReturnType<typeof popularOf>['current']>> } | undefined

  /** Work not yet done, by post and by edge: what a reader may be missing for the moment. */
  const pending = new Map<string, number>()
  const begin = (key: string) => pending.set(key, (pending.get(key) ?? 0) + 1)
  const finish = (key: string) => pending.set(key, pending.get(key)! - 1)
  let onJobs: (jobs: readonly FanOutJob[]) => void = () => {}

  const contextOf = (actor: Actor): TimelineContext => {
    const popular = popularOf(actor)
    return {
      timelines: gated(caches.timelines, 'redis', actor),
      flags: gated(flags, 'flags', actor),
      popular: {
        fresh: popular.fresh,
        async current() {
          if (shared && clock.now() - shared.snapshot.loadedAt < 10_000) return shared.snapshot
          const snapshot = await popular.current()
          if (!shared || shared.snapshot.loadedAt < snapshot.loadedAt) shared = { snapshot }
          return snapshot
        },
      },
      users: gated(usersFor(variant, tables), 'sql', actor),
      tweets: gated(tables.tweets, 'sql', actor),
      graphs: {
        graphOf: (viewerId) =>
          actor.step(`graphOf ${viewerId}`, () => {
            const graph = viewerGraph(tables.graphArrays(viewerId))
            if (variant !== 'follow edge not checked at read') return graph
            return { ...graph, following: { ...graph.following, has: () => true } }
          }),
      },
      jobs: { add: (jobs) => actor.step(`enqueue ${jobs.map((job) => job.opts.jobId)}`, () => onJobs(jobs)) },
      config:
        variant === 'fan-out skipped as soon as the flag is up' ? { ...MODEL_CONFIG, skipAfterMs: 0 } : MODEL_CONFIG,
      clock,
      logger: { debug: () => {}, warn: () => {}, error: () => {} },
    }
  }

  let sequence = 0
  return {
    random,
    variant,
    clock,
    scheduler,
    tables,
    caches,
    demoted,
    /** Posts in the order of their commits, as the log has them. */
    delivered: [] as TweetPosted[],
    pending: (key: string) => (pending.get(key) ?? 0) > 0,
    begin,
    finish,
    contextOf,
    rebuilderOf: (context: TimelineContext) => createRebuilder(context),
    onJobs(handler: (jobs: readonly FanOutJob[]) => void) {
      onJobs = handler
    },
    /** As the sequence of the tweets schema gives ids; `ageMs` for backdated ones. */
    nextId: (ageMs = 0): Id => (clock.now() - ageMs - ID_EPOCH_MS) * 4096 + (sequence++ % 4096),
    dropSomething: () =>
      caches.timelines.drop([random.chance(0.7) ? homeKey(random.pick(PEOPLE)) : outboxKey(random.pick(PEOPLE))]),
  }
}
export type World = ReturnType<typeof createWorld>

function usersFor(variant: Variant | null, { users }: ReturnType<typeof createTables>): TimelineContext['users'] {
  if (variant === 'no fan-out to those who follow the hashtag') return { ...users, tagFollowersAfter: async () => [] }
  if (variant !== 'rebuild without followed hashtags') return users
  // Reads have the graph from elsewhere: this is what a build asks.
  return { ...users, loadGraph: async (input) => ({ ...(await users.loadGraph(input)), followedTags: [] }) }
}
