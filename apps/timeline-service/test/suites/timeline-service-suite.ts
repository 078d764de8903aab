// The whole service on a real Redis: events in, jobs, pages out. On one server (integration) and on a Cluster (distributed).
import { homeKey, outboxKey } from '@rookery/redis/home-timeline'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { openServiceWorld } from '../service-world.ts'

const [alice, bob, carol] = [1, 2, 3]

export function timelineServiceSuite(url: () => string): void {
  it('brings a post to its followers, and answers warm readers without PostgreSQL', async () => {
    await using world = await openServiceWorld(url())
    await world.follow(alice, bob)
    await world.post(10, bob)
    expect(await world.page(alice)).toEqual({ ids: [10], sql: true })
    await world.app.caughtUp()
    await world.post(11, bob)
    await world.post(12, carol)
    await world.app.caughtUp()
    expect(await world.page(alice)).toEqual({ ids: [11, 10], sql: false })
    expect(await world.metrics.text()).toMatch(/timeline_deliveries_total [12]\n/)
  })

  it('has a direct post for those it mentions, and nobody else', async () => {
    await using world = await openServiceWorld(url())
    await world.follow(alice, bob)
    await world.follow(carol, bob)
    await world.app.caughtUp()
    await world.warm(alice, bob, carol)
    await world.post(10, bob, 'direct', [alice])
    await world.app.caughtUp()
    const pages = await Promise.all([alice, bob, carol].map((reader) => world.page(reader)))
    expect(pages.map((page) => page.ids)).toEqual([[10], [10], []])
    expect(pages.some((page) => page.sql)).toBe(false)
  })

  it('chains ranges: every follower gets the post once', async () => {
    await using world = await openServiceWorld(url(), { rangeSize: 7, timelinesPerCall: 3, callsInFlight: 2 })
    const followers = Array.from({ length: 60 }, (_, index) => 100 + index)
    for (const follower of followers) world.tables.follow(follower, bob)
    await world.warm(...followers)
    await world.post(10, bob)
    await world.app.caughtUp()
    for (const follower of followers) {
      expect(await world.page(follower)).toEqual({ ids: [10], sql: false })
      expect(await world.redis.strlen(homeKey(follower))).toBe(48)
    }
  })

  it('does not let an author with many followers delay the others', async () => {
    await using world = await openServiceWorld(url(), { rangeSize: 2, concurrency: 1 })
    for (let follower = 100; follower < 140; follower++) world.tables.follow(follower, bob)
    world.tables.follow(alice, carol)
    await world.post(10, bob)
    await world.post(11, carol)
    await world.app.caughtUp()
    const ranges = world.calls.rangesOf
    expect(ranges.filter((author) => author === bob).length).toBe(21)
    expect(ranges.indexOf(carol)).toBeLessThan(ranges.lastIndexOf(bob))
    expect(ranges.indexOf(carol)).toBeLessThan(10)
  })

  it('keeps failed jobs visible, and retries them when told', async () => {
    await using world = await openServiceWorld(url())
    await world.follow(alice, bob)
    await world.app.caughtUp()
    await world.warm(alice)
    world.calls.failFollowers = Number.POSITIVE_INFINITY
    await world.post(10, bob)
    const id = await waitUntil(async () => (await world.redis.zrange('{bull}:timeline-fan-out:delayed', 0, -1))[0])
    world.calls.failFollowers = 0
    expect(id).toBe('1-2-0-0')
    await world.app.caughtUp()
    expect(await world.page(alice)).toEqual({ ids: [10], sql: false })
    expect(await world.app.listFailedJobs()).toEqual([])

    world.calls.failFollowers = Number.POSITIVE_INFINITY
    await world.post(11, bob)
    await waitUntil(() => world.redis.zcard('{bull}:timeline-fan-out:delayed'))
    // As if it had been tried all day.
    await world.redis.hset('{bull}:timeline-fan-out:1-3-0-0', 'atm', '99')
    const failed = await waitUntil(async () => (await world.app.listFailedJobs())[0])
    expect(failed).toMatchObject({
      id: '1-3-0-0',
      error: 'PostgreSQL is away',
      payload: { entries: [{ tweetId: 11 }] },
    })
    world.calls.failFollowers = 0
    expect(await world.app.retryFailedJobs(failed.id)).toBe(1)
    await world.app.caughtUp()
    expect((await world.page(alice)).ids).toEqual([11, 10])
    expect(await world.app.listFailedJobs()).toEqual([])
  })

  it('drops and rebuilds everything while posts arrive: before and after are equal', async () => {
    await using world = await openServiceWorld(url())
    await world.follow(alice, bob)
    for (let id = 1; id <= 30; id++) await world.post(id, bob)
    await world.app.caughtUp()
    await world.warm(alice, bob)
    const before = await world.page(alice)
    const posting = (async () => {
      for (let id = 31; id <= 60; id++) await world.post(id, bob)
    })()
    expect((await world.app.rebuildTimelines()).dropped).toBeGreaterThanOrEqual(2)
    await world.page(alice)
    await posting
    await world.app.caughtUp()
    await world.warm(alice)
    const after = await world.page(alice, { limit: 100 })
    expect(after).toEqual({ ids: Array.from({ length: 60 }, (_, index) => 60 - index), sql: false })
    expect(before.ids).toEqual(after.ids.slice(-30))
  })

  it('merges a popular author from the outbox when read, and no longer fans out', async () => {
    await using world = await openServiceWorld(url(), { popularFollowers: 2 })
    await world.follow(alice, bob)
    await world.follow(carol, bob)
    await world.app.caughtUp()
    await world.warm(alice)
    await world.post(10, bob)
    await world.app.caughtUp()
    // Flagged now, and for two minutes still fanned out.
    await world.post(11, bob)
    await world.app.caughtUp()
    expect(await world.page(alice)).toEqual({ ids: [11, 10], sql: false })
    expect(await world.redis.strlen(homeKey(alice))).toBe(3 * 24)

    world.advance(121_000)
    await world.warm(alice)
    await world.post(12, bob)
    await world.app.caughtUp()
    expect(await world.page(alice)).toEqual({ ids: [12, 11, 10], sql: false })
    expect(await world.redis.strlen(homeKey(alice))).toBe(3 * 24)
    expect(await world.redis.exists(outboxKey(bob))).toBe(1)
  })
}
