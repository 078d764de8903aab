// Waiting for quiet: poll a condition until it holds, and say what was awaited when it never does.
import { setTimeout as wait } from 'node:timers/promises'

export interface WaitOptions {
  /** Milliseconds of a running machine until giving up; 30 s unless told: a process may stand still for five, a rebalance take ten. */
  timeoutMs?: number
  /** What is awaited, for the error; a function may report the state reached. */
  describe?: string | (() => string | Promise<string>)
}

/** Of one round so much counts, in milliseconds: while the machine stood still, what is awaited could not happen either. */
const LONGEST_ROUND = 1_000

/**
 * Polls `condition` (its errors count as "not yet") and returns its first truthy value.
 * Throws when the deadline passes, naming what was awaited and the last value or error.
 */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<NonNullable<T>> {
  const { timeoutMs = 30_000, describe = 'the condition' } = options
  let [last, spent]: [unknown, number] = [undefined, 0]
  for (let pause = 2; ; pause = Math.min(pause * 1.5, 100)) {
    const began = performance.now()
    try {
      const value = await condition()
      if (value) return value
      last = value
    } catch (error) {
      last = error
    }
    if (spent >= timeoutMs) break
    await wait(pause)
    spent += Math.min(performance.now() - began, LONGEST_ROUND)
  }
  const what = typeof describe === 'string' ? describe : await describe()
  const seen = last instanceof Error ? `last error: ${last.message}` : `last value: ${String(last)}`
  throw new Error(`waited ${timeoutMs} ms in vain for ${what} (${seen})`, { cause: last })
}
