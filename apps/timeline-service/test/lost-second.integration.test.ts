// One Redis beside a log that is elsewhere: a loss of power takes its last second, and the log does not send that again.
import { homeKey } from '@rookery/redis/home-timeline'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { openServiceWorld } from './service-world.ts'

const [alice, bob, carol] = [1, 2, 3]

/** alice has 11 in her home; then Redis has forgotten it. */
async function loseTheLastPost(options: { logElsewhere: boolean }) {
  await using stack = new AsyncDisposableStack()
  const redis = stack.use(await startTestRedis())
  const world = stack.use(await openServiceWorld(redis.url, {}, options))
  await world.follow(alice, bob)
  await world.post(10, bob)
  await world.app.caughtUp()
  await world.warm(alice, carol)
  expect(await world.page(alice)).toEqual({ ids: [10], sql: false })
  const size = redis.appendOnlySize()
  await world.post(11, bob)
  await world.app.caughtUp()
  expect(await world.page(alice)).toEqual({ ids: [11, 10], sql: false })
  await redis.kill9()
  redis.cutAppendOnlyFile(() => size)
  await redis.restart()
  const held = stack.move()
  return { world, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

it('shows no home of before the loss: PostgreSQL answers, and homes are built again', async () => {
  await using after = await loseTheLastPost({ logElsewhere: true })
  const { world } = after
  expect(await world.redis.strlen(homeKey(alice))).toBe(48)
  expect((await world.page(alice)).ids).toEqual([11, 10])
  await world.warm(alice)
  await world.post(12, bob)
  await world.app.caughtUp()
  // Which run of Redis the jobs are in is known as it was a second ago: a home opened under the one before is built once more.
  await waitUntil(async () => {
    const page = await world.page(alice)
    expect(page.ids).toEqual([12, 11, 10])
    return !page.sql
  })
  // Nobody had to find and drop carol's: it stays as it is until she comes.
  expect(await world.redis.exists(homeKey(carol))).toBe(1)
  expect((await world.page(carol)).sql).toBe(true)
})

it('would lack the post without the marks', async () => {
  await using after = await loseTheLastPost({ logElsewhere: false })
  const { world } = after
  let page = await world.page(alice)
  for (let tries = 0; page.sql && tries < 100; tries++) {
    await world.app.caughtUp()
    page = await world.page(alice)
  }
  expect(page).toEqual({ ids: [10], sql: false })
})
