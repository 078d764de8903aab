/** 429, and what its headers say. */
import { RookeryError } from '@rookery/contracts'
import { type Rule, type Taken, usedAt, waitFor } from '@rookery/redis/limits'

/** `retryAfter` in seconds becomes the header (packages/http). */
export class TooManyRequests extends RookeryError {
  readonly retryAfter: number
  constructor(waitMs: number, what = 'Too many requests') {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    super('too_many_requests', 429, `${what}: try again in ${describeWait(seconds)}`)
    this.retryAfter = seconds
  }
}

function describeWait(seconds: number): string {
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}

/** The same for everybody until the window ends: making the text costs more than all else here. */
const ends = new WeakMap<Rule, { index: number; text: string }>()
function endOfWindow(rule: Rule, index: number): string {
  const known = ends.get(rule)
  if (known?.index === index) return known.text
  const text = new Date((index + 1) * rule.windowMs).toISOString()
  ends.set(rule, { index, text })
  return text
}

/** As Mastodon has them: Reset is ISO-8601. */
export function limitHeaders(rule: Rule, { taken, counter }: Taken, now: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(taken ? Math.max(0, Math.floor(rule.limit - usedAt(counter, rule, now))) : 0),
    'x-ratelimit-reset': taken
      ? endOfWindow(rule, counter.index)
      : new Date(now + waitFor(counter, rule, now)).toISOString(),
  }
}
