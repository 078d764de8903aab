import { createMemoryPopularFlags } from '@rookery/redis/home-timeline'
import { expect, it } from 'vitest'
import { Wrong } from '../test/model/readers.ts'
import { type CachesOf, runModel } from '../test/model/run-model.ts'
import { twinFor, VARIANTS } from '../test/model/variants.ts'
import { MODEL_CONFIG } from '../test/model/world.ts'

/** The rarest of the mistakes below shows in run 762, the others in the first 56. */
const RUNS = Number(process.env.MODEL_RUNS ?? 1_000)
const SEED = process.env.MODEL_SEED
/** Runs within which each variant must have been noticed. */
const BOUND = 2_000

const inMemory: CachesOf = (variant) => (now) => {
  const timelines = twinFor(variant, MODEL_CONFIG.sizes, now)
  const flags = createMemoryPopularFlags(now)
  return {
    timelines,
    flags,
    async flushAll() {
      await timelines.dropAll()
      flags.clear()
    },
  }
}

it(`shows every reader exactly the truth, in ${SEED ? `the run of seed ${SEED}` : `${RUNS} random interleavings`}`, {
  timeout: 240_000 + RUNS * 60,
}, async () => {
  const seeds = SEED ? [Number(SEED)] : Array.from({ length: RUNS }, (_, index) => index + 1)
  for (const seed of seeds) await runModel(seed, null, inMemory)
})

it.each(VARIANTS)('notices a %s', { timeout: 300_000 }, async (variant) => {
  for (let seed = 1; seed <= BOUND; seed++) {
    try {
      await runModel(seed, variant, inMemory)
    } catch (error) {
      expect((error as Error).cause).toBeInstanceOf(Wrong)
      expect((error as Error).message).toContain(`MODEL_SEED=${seed}`)
      return
    }
  }
  expect.fail(`no run of ${BOUND} went wrong`)
})
