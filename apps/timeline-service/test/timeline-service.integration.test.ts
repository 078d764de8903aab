// The whole service on a Redis of its own.
import { startTestRedis, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openServiceWorld } from './service-world.ts'
import { timelineServiceSuite } from './suites/timeline-service-suite.ts'

const alice = 1
let engine: Awaited<ReturnType<typeof startTestRedis>>
beforeAll(async () => {
  engine = await startTestRedis()
})
afterAll(() => engine[Symbol.asyncDispose]())

timelineServiceSuite(() => engine.url)

it('has an own post at once, and survives Redis being away', async () => {
  await using own = await startTestRedis()
  await using world = await openServiceWorld(own.url)
  await world.warm(alice)
  const append = (tweetId: number) => {
    const nothing = { boostOfId: null, boostOfAuthorId: null, inReplyToAccountId: null, tags: [], language: null }
    const row = { ...nothing, visibility: 'public' } as const
    world.tables.posts.set(tweetId, { id: tweetId, authorId: alice, mentionIds: [], ...row })
    return world.app.service.appendOwn({ readerId: alice, entry: { tweetId, authorId: alice, boostOfId: 0 } })
  }
  await append(10)
  expect(await world.page(alice)).toEqual({ ids: [10], sql: false })
  await own.kill9()
  await append(11)
  expect(await world.page(alice)).toEqual({ ids: [11, 10], sql: true })
  await own.restart()
  await waitUntil(async () => !(await world.page(alice)).sql)
})
