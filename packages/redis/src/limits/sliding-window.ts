/**
 * A sliding window from two fixed ones: what the present window counted, and of the one before the share that the sliding
 * window still covers. Off by at most what a caller crowds into one end of the earlier window; 24 bytes a caller.
 */
export interface Rule {
  /** At most so many … */
  limit: number
  /** … in any so many milliseconds. */
  windowMs: number
}

/** `index` numbers the fixed windows since 1970. */
export interface Counter {
  index: number
  current: number
  previous: number
}

/** The counter as it is at `now`. A clock that is behind the counter's own stays in the counter's window. */
export function rollTo(counter: Counter | null, { windowMs }: Rule, now: number): Counter {
  const index = Math.floor(now / windowMs)
  if (counter === null || counter.index < index - 1) return { index, current: 0, previous: 0 }
  if (counter.index === index - 1) return { index, current: 0, previous: counter.current }
  return counter
}

/** How much of the limit is used at `now`. */
export function usedAt(counter: Counter, rule: Rule, now: number): number {
  const { index, current, previous } = rollTo(counter, rule, now)
  const passed = Math.min(Math.max((now - index * rule.windowMs) / rule.windowMs, 0), 1)
  return current + previous * (1 - passed)
}

/** Whether `cost` more fit at `now`; the millionth forgives what fractions lose. */
export const fits = (counter: Counter, rule: Rule, now: number, cost: number): boolean =>
  usedAt(counter, rule, now) + cost <= rule.limit + 1e-6

/** Milliseconds until `cost` more fit, if nothing else comes; 0 when they fit now, at most two windows. */
export function waitFor(counter: Counter, rule: Rule, now: number, cost = 1): number {
  const { index, current, previous } = rollTo(counter, rule, now)
  const room = rule.limit - cost
  const start = index * rule.windowMs
  const at = (window: number, fixed: number, fading: number) =>
    start + rule.windowMs * (window + (fading === 0 ? 0 : Math.max(0, 1 - (room - fixed) / fading)))
  // In this window, when what it counted itself leaves room; else once it has begun to fade.
  const free = current <= room ? at(0, current, previous) : at(1, 0, current)
  return Math.max(0, Math.ceil(free - now))
}
