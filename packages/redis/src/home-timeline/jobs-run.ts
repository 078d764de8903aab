// Which run of Redis holds the fan-out jobs. When it changes, jobs may be lost that timelines elsewhere on the Cluster wait for.
import { randomInt } from 'node:crypto'
import type { AnyRedis } from '../client.ts'
import { JOBS_RUN_KEY } from '../keys.ts'
import { JOBS_RUN } from './lua/runs.ts'

export interface JobsRun {
  /** As it was a second ago at most, five while Redis does not answer; then rejects. */
  current(): Promise<number>
  /** As it is now. */
  refresh(): Promise<number>
}

/** A post that waits for a lost job is late by so much, as it would be behind a long queue: no reader keeps it out for longer. */
const FRESH_MS = 1_000
const USABLE_MS = 5_000

/** @param redis a client whose commands do not wait */
export function createJobsRun(redis: AnyRedis, clock: { now(): number } = { now: Date.now }): JobsRun {
  redis.defineCommand('timelineJobsRun', { numberOfKeys: 1, lua: JOBS_RUN })
  const scripts = redis as unknown as { timelineJobsRun(key: string, fallback: number): Promise<number> }
  let held: { run: number; at: number } | undefined
  let asking: Promise<number> | undefined

  const refresh = async () => {
    const at = clock.now()
    const run = await scripts.timelineJobsRun(JOBS_RUN_KEY, randomInt(2 ** 48 - 1))
    if (!held || held.at <= at) held = { run, at }
    return run
  }

  return {
    refresh,
    async current() {
      if (held && clock.now() - held.at < FRESH_MS) return held.run
      asking ??= refresh().finally(() => {
        asking = undefined
      })
      try {
        return await asking
      } catch (error) {
        if (held && clock.now() - held.at < USABLE_MS) return held.run
        throw error
      }
    },
  }
}
