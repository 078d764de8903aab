/** Exact after repeats, crashes and events of different partitions in any order. */
import { firstIdAt, type Id } from '@rookery/contracts'
import { seededRandom, waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { alice, bob, carol, factsOf, openWorld } from './world.ts'

const now = firstIdAt(Date.now())
const post = now + 1

const liked = (tweetId: Id, accountId: Id) => ({
  type: 'tweet.liked' as const,
  tweetId,
  tweetAuthorId: alice,
  accountId,
})
const unliked = (tweetId: Id, accountId: Id) => ({
  type: 'tweet.unliked' as const,
  tweetId,
  tweetAuthorId: alice,
  accountId,
})

it('a like is told once, goes with its end, and is news again when it comes again', async () => {
  await using world = await openWorld()
  await using app = await world.start()
  await world.emit(liked(post, bob), unliked(post, bob), liked(post, bob))
  await app.caughtUp()
  const told = await world.shownTo(app, alice)
  expect(told).toEqual([{ kind: 'favourite', actorId: bob, tweetId: post }])
  const [first] = await world.sql<{ id: Id }>('SELECT id FROM notifications.notifications')
  await app.service.dismiss({ accountId: alice, ids: [first!.id] })
  await world.emit(unliked(post, bob), liked(post, bob))
  await app.caughtUp()
  const [second] = await world.sql<{ id: Id; dismissed: boolean }>('SELECT * FROM notifications.notifications')
  expect(second!.dismissed).toBe(false)
  expect(second!.id).toBeGreaterThan(first!.id)
})

it('what the log sends again changes nothing: neither twice, nor back after it was dismissed and cleared', async () => {
  await using world = await openWorld()
  await using app = await world.start()
  const events = await world.emit(
    liked(post, bob),
    { type: 'user.followed', accountId: carol, targetId: alice, showBoosts: true },
    { type: 'tweet.posted', ...factsOf(now + 2, bob, { mentionIds: [alice] }) },
  )
  await app.caughtUp()
  await app.service.clear({ accountId: alice })
  // Redis lost everything, the relay sends again.
  world.fake.flushAll()
  await using writer = world.fake.anotherWriter()
  await writer.open(1)
  await writer.append(events)
  await writer.append([world.event(liked(now + 3, bob))])
  await waitUntil(async () => (await world.shownTo(app, alice)).length > 0)
  await app.caughtUp()
  expect(await world.shownTo(app, alice)).toEqual([{ kind: 'favourite', actorId: bob, tweetId: now + 3 }])
})

it('a crash at any moment loses nothing and repeats nothing', async () => {
  let failing = 0
  await using world = await openWorld({
    // Asked before and within the transaction.
    async notifiedFollowers() {
      if (failing > 0 && --failing === 0) throw new Error('killed')
      return []
    },
  })
  await using app = await world.start()
  const random = seededRandom(7)
  const truth = new Set<string>()
  let [mentions, cut] = [0, 0]
  for (let round = 0; round < 8; round++) {
    failing = random.int(0, 6)
    for (let n = 0; n < 40; n++) {
      const actor = random.pick([bob, carol, 1004, 1005, 1006])
      const tweetId = post + random.int(0, 3)
      const likes = random.next() < 0.6
      truth[likes ? 'add' : 'delete'](`${actor} ${tweetId}`)
      await world.emit(likes ? liked(tweetId, actor) : unliked(tweetId, actor))
      const mention = factsOf(now + 100 + ++mentions, actor, { mentionIds: [alice] })
      await world.emit({ type: 'tweet.posted', ...mention })
    }
    // Whatever is under way ends here, a COMMIT that was sent included.
    for (let turns = random.int(0, 40); turns > 0; turns--) await new Promise(setImmediate)
    const killed = await world.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'rookery notification-service' AND datname = current_database() AND state <> 'idle'`,
    )
    cut += killed.length
    await app.caughtUp()
  }
  expect(world.parked).toEqual([])
  console.info(`crashes: ${cut} connections cut in the middle of something, ${mentions * 2} events`)
  const rows = await world.sql<{ actor_id: Id; tweet_id: Id; kind: string }>(
    'SELECT * FROM notifications.notifications',
  )
  const likes = rows.filter(({ kind }) => kind === 'favourite').map((row) => `${row.actor_id} ${row.tweet_id}`)
  expect(likes.sort()).toEqual([...truth].sort())
  expect(rows.filter(({ kind }) => kind === 'mention')).toHaveLength(mentions)
})

it('two owners of a partition, one of them late, apply each event once', async () => {
  await using world = await openWorld()
  const first = await world.start()
  await world.emit(liked(post, bob))
  await first.caughtUp()
  await using second = await world.start({ eventLog: world.fake.anotherLog() })
  await first[Symbol.asyncDispose]()
  await world.emit(unliked(post, bob), liked(post, carol))
  await waitUntil(async () => (await world.shownTo(second, alice)).some(({ actorId }) => actorId === carol))
  expect(await world.shownTo(second, alice)).toEqual([{ kind: 'favourite', actorId: carol, tweetId: post }])
})

it('a deletion that comes before the like of another partition leaves nothing: the like’s own end follows it', async () => {
  await using world = await openWorld()
  await using app = await world.start()
  await world.emit({ type: 'tweet.posted', ...factsOf(post, alice) })
  // Partitions advance apart: the author's is ahead.
  await world.emit({ type: 'tweet.deleted', ...factsOf(post, alice) })
  await app.caughtUp()
  await world.emit(liked(post, bob))
  await app.caughtUp()
  expect(await world.shownTo(app, alice)).toHaveLength(1)
  // What the cascade did to the row of the like stands behind it in the same partition.
  await world.emit(unliked(post, bob))
  await app.caughtUp()
  expect(await world.shownTo(app, alice)).toEqual([])
})

it('a parked event is replayed only as far as its cause still stands', async () => {
  const standing: { tweetId: Id; accountId: Id }[] = [{ tweetId: post, accountId: bob }]
  await using world = await openWorld({
    standingLikes: async ({ likes }) =>
      likes.filter((like) => standing.some((one) => one.tweetId === like.tweetId && one.accountId === like.accountId)),
  })
  await using app = await world.start()
  const replay = (event: ReturnType<typeof world.event>) =>
    world.fake.log.replay({ group: 'notifications', partition: 0, event })
  await replay(world.event(liked(post, bob)))
  await replay(world.event(liked(post, carol)))
  expect(await world.shownTo(app, alice)).toEqual([{ kind: 'favourite', actorId: bob, tweetId: post }])
})
