/** Power loss of Redis: it comes back without its last second, in the middle of the stream. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { startTestRedis, type TestRedis, waitUntil } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { judgeLog } from './support/redis-log.ts'
import { type Variant, variantOf } from './support/variants.ts'
import { createWorld } from './support/world.ts'

/** A second; and the least that the file must grow in one, in bytes, for its loss to show. */
const SECOND = 1_000
const GROWTH = 100_000

describe('power loss', () => {
  test('loses nothing and repeats nothing', async () => {
    const { log, effects, posts } = await loseASecond('as built')
    expect(log).toEqual({ lost: 0, repeats: 0, events: posts })
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
  const writing = writePosts(world, 1e6, 3000)
  // Also on a machine that stands still now and then: of the last second something is lost, of the one before something is left.
  await waitUntil(() => sizes.grewFor(2), { timeoutMs: 30_000, describe: 'two seconds of steady growth' })
  await redis.kill9()
  const before = redis.appendOnlySize()
  redis.cutAppendOnlyFile(() => sizes.aSecondBefore())
  const cut = before - redis.appendOnlySize()
  await redis.restart()
  expect(cut).toBeGreaterThan(GROWTH)

  const already = writing.written()
  await waitUntil(() => writing.written() > already + 6_000, { timeoutMs: 30_000 })
  writing.stop()
  const posts = await writing.done
  await relay.caughtUp()
  // The variants never get everything: then the consumer has what there is.
  await consumer.caughtUp()
  const [log, effects] = [await judgeLog(world, redis.url), await judgeEffects(world)]
  console.info(
    `power loss, ${variant}: ${posts} events, ${Math.round(cut / 1000)} kB cut; ` +
      `lost ${log.lost}, repeats ${log.repeats}; effects lost ${effects.lost}, applied twice ${effects.twice}; ` +
      `${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  return { log, effects, posts }
}

/** Remembers how long the append-only file was when. */
function watchSize(redis: TestRedis) {
  const sizes: { at: number; size: number }[] = []
  const timer = setInterval(() => sizes.push({ at: Date.now(), size: redis.appendOnlySize() }), 20)
  const sizeAt = (time: number) => sizes.findLast(({ at }) => at <= time)?.size
  return {
    /** In each of so many seconds up to now. */
    grewFor(seconds: number): boolean {
      const now = Date.now()
      return Array.from({ length: seconds }, (_, n) => {
        const [later, earlier] = [sizeAt(now - n * SECOND), sizeAt(now - (n + 1) * SECOND)]
        return later !== undefined && earlier !== undefined && later - earlier > GROWTH
      }).every(Boolean)
    },
    /** A second before it grew last: a kill that came late, by a pause, loses no less. */
    aSecondBefore(): number {
      clearInterval(timer)
      const end = sizes.find(({ size }) => size === sizes.at(-1)?.size)
      return sizeAt((end?.at ?? 0) - SECOND) ?? 0
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
