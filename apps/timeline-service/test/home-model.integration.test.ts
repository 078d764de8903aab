// The model test of home timelines against the real Lua scripts.
import { createRedisHomeTimelines, createRedisPopularFlags } from '@rookery/redis/home-timeline'
import { redisOfFile } from '@rookery/testing/redis-of-file'
import { expect, it } from 'vitest'
import { type CachesOf, runModel } from './model/run-model.ts'
import { alter, type Variant } from './model/variants.ts'
import { MODEL_CONFIG } from './model/world.ts'

const RUNS = Number(process.env.MODEL_REDIS_RUNS ?? 200)
const SEED = process.env.MODEL_SEED

const server = redisOfFile()

const onRedis: CachesOf = (variant) => (now) => ({
  timelines: alter(createRedisHomeTimelines(server.redis, MODEL_CONFIG.sizes), variant),
  flags: createRedisPopularFlags(server.redis, now),
  async flushAll() {
    await server.redis.flushall()
  },
})

async function run(seed: number, variant: Variant | null): Promise<void> {
  await server.redis.flushall()
  await runModel(seed, variant, onRedis)
}

it(`shows every reader exactly the truth, in ${SEED ? `the run of seed ${SEED}` : `${RUNS} random interleavings`}`, {
  timeout: 180_000,
}, async () => {
  const seeds = SEED ? [Number(SEED)] : Array.from({ length: RUNS }, (_, index) => 100_000 + index)
  for (const seed of seeds) await run(seed, null)
})

it.each(['merge that does not raise the floor', 'purge job on unfollow'] as const)(
  'notices a %s on Redis too',
  { timeout: 180_000 },
  async (variant) => {
    let wrong: unknown
    for (let seed = 1; seed <= 300 && wrong === undefined; seed++) {
      wrong = await run(seed, variant).then(
        () => undefined,
        (error: unknown) => error,
      )
    }
    expect(String(wrong)).toContain('MODEL_SEED=')
  },
)
