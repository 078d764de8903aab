/**
 * Takes from shared counters without ever failing for Redis and without waiting long for it. Two ways: `takeNow` asks the shared
 * counter, for what is rare and dear; `takeSoon` decides in memory and settles up in the background, for what is hot.
 */
import { within } from '../within.ts'
import { createMemoryRateCounters } from './memory-rate-counters.ts'
import type { RateCounters, Take, Taken } from './rate-counters.ts'
import { type Counter, fits, type Rule, rollTo } from './sliding-window.ts'

export interface LimiterOptions {
  /** Shared by all instances. */
  counters: RateCounters
  clock?: { now(): number }
  /** Milliseconds that `takeNow` waits for the shared counter; 50 unless told. */
  waitMs?: number
  /** Milliseconds between settlements of `takeSoon`; 1,000 unless told. */
  settleMs?: number
  /** The shared counters do not answer: limits are this process's own until they do. */
  onError?: (error: unknown) => void
}

export interface Limiter extends Disposable {
  now(): number
  /** One call to Redis, or this process's own count when there is no answer in time. Never rejects. */
  takeNow(take: Omit<Take, 'now'>): Promise<Taken>
  /** At once. Exact for this process; what other instances took shows after their and our next settlement. */
  takeSoon(key: string, rule: Rule): Taken
  /** Here and in Redis; never rejects. */
  clear(keys: readonly string[]): Promise<void>
  /** Sends what is counted and not sent. */
  settle(): Promise<void>
}

interface Entry {
  rule: Rule
  counter: Counter
  /** Counted here, not yet in Redis. */
  unsent: number
}

/** For so long after a failure nobody waits for Redis again. */
const AWAY_MS = 1_000
const MAX_ENTRIES = 20_000

export function createLimiter(options: LimiterOptions): Limiter {
  const { counters, clock = { now: Date.now }, waitMs = 50, settleMs = 1_000, onError = () => {} } = options
  const own = createMemoryRateCounters()
  const entries = new Map<string, Entry>()
  const dirty = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let awayUntil = 0

  const failed = (error: unknown) => {
    if (clock.now() >= awayUntil) onError(error)
    awayUntil = clock.now() + AWAY_MS
  }

  const send = async (key: string) => {
    const entry = entries.get(key)
    dirty.delete(key)
    if (!entry || entry.unsent === 0) return
    const cost = entry.unsent
    entry.unsent = 0
    try {
      const take = { key, rule: entry.rule, now: clock.now(), cost, always: true }
      const { counter } = await within(waitMs * 20, counters.take(take))
      // The shared count has all that was sent; what came since is on top.
      entry.counter = { ...counter, current: counter.current + entry.unsent }
    } catch (error) {
      entry.unsent += cost
      dirty.add(key)
      failed(error)
    }
  }

  const settle = async () => {
    clearTimeout(timer)
    timer = undefined
    if (clock.now() >= awayUntil) await Promise.all([...dirty].map(send))
    if (dirty.size > 0) later()
  }
  const later = () => {
    timer ??= setTimeout(() => void settle(), settleMs).unref()
  }

  const entryOf = (key: string, rule: Rule): Entry => {
    const known = entries.get(key)
    if (known) return known
    if (entries.size >= MAX_ENTRIES) {
      const oldest = entries.keys().next().value!
      void send(oldest)
      entries.delete(oldest)
    }
    const entry = { rule, counter: rollTo(null, rule, clock.now()), unsent: 0 }
    entries.set(key, entry)
    // Another instance may know more: asked with the first request instead of a second later.
    setImmediate(() => void (clock.now() >= awayUntil && send(key)))
    return entry
  }

  return {
    now: () => clock.now(),
    async takeNow(take) {
      const now = clock.now()
      if (now >= awayUntil) {
        try {
          return await within(waitMs, counters.take({ ...take, now }))
        } catch (error) {
          failed(error)
        }
      }
      return own.take({ ...take, now })
    },
    takeSoon(key, rule) {
      const entry = entryOf(key, rule)
      const now = clock.now()
      entry.counter = rollTo(entry.counter, rule, now)
      if (!fits(entry.counter, rule, now, 1)) return { taken: false, counter: entry.counter }
      entry.counter = { ...entry.counter, current: entry.counter.current + 1 }
      entry.unsent++
      dirty.add(key)
      later()
      return { taken: true, counter: entry.counter }
    },
    async clear(keys) {
      await own.clear(keys)
      for (const key of keys) entries.delete(key)
      if (clock.now() >= awayUntil) await within(waitMs, counters.clear(keys)).catch(failed)
    },
    settle,
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
