/** Power loss of Redis: it comes back without its last second, in the middle of the stream. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { startTestRedis, type TestRedis, waitUntil } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { judgeLog } from './support/redis-log.ts'
import { type Variant, variantOf } from './support/variants.ts'
import { createWorld } from './support/world.ts'

const POSTS = 12_000

describe('power loss', () => {
  test('loses nothing and repeats nothing', async () => {
    const { log, effects } = await loseASecond('as built')
    expect(log).toMatchObject({ lost: 0, repeats: 0, events: POSTS })
    expect(effects).toEqual({ lost: 0, twice: 0 })
  })

  test('without late acknowledgement it loses', async () => {
    const { log } = await loseASecond('acknowledge at once')
    expect(log.lost).toBeGreaterThan(0)
  })

  test('without LSNs as ids it repeats', async () => {
    const { log } = await loseASecond('ids of the log instead of LSNs')
    expect(log.repeats).toBeGreaterThan(0)
  })
})

async function loseASecond(variant: Variant) {
  await using redis = await startTestRedis()
  await using world = await createWorld()
  await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
  await using relay = await world.relay(variantOf(writer, variant), { trimMs: 1e9 })
  await using consumer = await durableConsumer(world, redis.url)
  await relay.caughtUp()

  const began = Date.now()
  using sizes = watchSize(redis)
  const writing = writePosts(world, POSTS, 3000)
  await waitUntil(() => writing.written() > POSTS / 2, { timeoutMs: 30_000 })
  await redis.kill9()
  const before = redis.appendOnlySize()
  redis.cutAppendOnlyFile(() => sizes.aSecondBefore())
  const cut = before - redis.appendOnlySize()
  await redis.restart()
  expect(cut).toBeGreaterThan(10_000)

  await writing.done
  await relay.caughtUp()
  // The variants never get everything: then the consumer has what there is.
  await consumer.caughtUp()
  const [log, effects] = [await judgeLog(world, redis.url), await judgeEffects(world)]
  console.info(
    `power loss, ${variant}: ${POSTS} events, ${Math.round(cut / 1000)} kB cut; ` +
      `lost ${log.lost}, repeats ${log.repeats}; effects lost ${effects.lost}, applied twice ${effects.twice}; ` +
      `${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  return { log, effects }
}

/** Remembers how long the append-only file was when. */
function watchSize(redis: TestRedis) {
  const sizes: { at: number; size: number }[] = []
  const timer = setInterval(() => sizes.push({ at: Date.now(), size: redis.appendOnlySize() }), 20)
  return {
    aSecondBefore() {
      clearInterval(timer)
      const until = Date.now() - 1000
      return sizes.findLast(({ at }) => at <= until)?.size ?? 0
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
