/** Whom each event tells, in the tables: ranges of people, edits, departures, back-fills; and how it is read. */
import { firstIdAt, type Id, NOTIFICATION_KINDS, timeOfId } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alice, bob, carol, factsOf, openWorld } from './world.ts'

const now = firstIdAt(Date.now())
const ids = (count: number, from: Id) => Array.from({ length: count }, (_, n) => from + n)

it('tells everybody who asked of a post, in pages, and everybody who boosted it of an edit', async () => {
  const followers = ids(2_500, 5_000)
  const boosters = ids(1_500, 9_000)
  const pages: number[] = []
  await using world = await openWorld({
    async notifiedFollowers({ followeeIds, after, limit }) {
      const page = followers.filter((id) => id > (after?.followerId ?? 0)).slice(0, limit)
      pages.push(page.length)
      return followeeIds.includes(alice) ? page.map((followerId) => ({ followeeId: alice, followerId })) : []
    },
    async boosterPage({ minId = 0, limit }) {
      const page = boosters.filter((id) => id > minId).slice(0, limit)
      return { ids: page.toReversed(), firstCursor: page.at(-1) ?? null, lastCursor: page[0] ?? null }
    },
  })
  await using app = await world.start()
  const count = async (kind: string) =>
    (
      await world.sql<{ n: number }>('SELECT count(*) AS n FROM notifications.notifications WHERE kind = $1', [kind])
    )[0]!.n
  const post = now + 1
  await world.emit({ type: 'tweet.posted', ...factsOf(post, alice) })
  await app.caughtUp()
  expect(await count('status')).toBe(2_500)
  expect(Math.max(...pages)).toBeLessThanOrEqual(1_000)
  const edited = { type: 'tweet.edited' as const, ...factsOf(post, alice), editedAt: Date.now() }
  await world.emit(edited)
  await app.caughtUp()
  expect(await count('update')).toBe(1_500)
  const [before] = await world.shownTo(app, 9_000)
  const page = await app.service.notificationPage({ accountId: 9_000, kinds: ['update'], limit: 5 })
  // Put away, and edited again: the newer edit is news.
  await app.service.dismiss({ accountId: 9_000, ids: page.map(({ id }) => id) })
  await world.emit(edited)
  await app.caughtUp()
  expect(await count('update')).toBe(1_500)
  expect(await world.shownTo(app, 9_000)).toEqual([before])
  await world.emit({ type: 'tweet.deleted', ...factsOf(post, alice) })
  await app.caughtUp()
  expect([await count('status'), await count('update')]).toEqual([0, 0])
})

it('an edit tells whom it newly mentions, and takes back what it no longer says', async () => {
  await using world = await openWorld()
  await using app = await world.start()
  const post = now + 1
  await world.emit({ type: 'tweet.posted', ...factsOf(post, alice, { mentionIds: [bob] }) })
  await world.emit({
    type: 'tweet.edited',
    ...factsOf(post, alice, { mentionIds: [carol] }),
    previousMentionIds: [bob],
    editedAt: Date.now(),
  })
  await app.caughtUp()
  expect(await world.shownTo(app, bob)).toEqual([])
  expect(await world.shownTo(app, carol)).toEqual([{ kind: 'mention', actorId: alice, tweetId: post }])
})

it('a departure removes what is told to and about the account, in batches, then confirms; nothing is written afterwards', async () => {
  await using world = await openWorld()
  await using app = await world.start()
  // The back-fill of the new group would take rows by hand for such whose cause has ended.
  await app.caughtUp()
  await world.sql(
    `INSERT INTO notifications.notifications (account_id, kind, actor_id, tweet_id)
     SELECT $1, 'favourite', 5000 + n, 7 FROM generate_series(1, 1500) n
     UNION ALL SELECT 5000 + n, 'mention', $1, 8 FROM generate_series(1, 1500) n
     UNION ALL SELECT $2, 'follow', $3, NULL`,
    [bob, alice, carol],
  )
  await app.service.saveMarkers({ accountId: bob, markers: [{ timeline: 'home', lastReadId: 5 }] })
  await world.emit({ type: 'user.changed', accountId: bob, state: 'deleting' })
  await app.caughtUp()
  expect(world.confirmed).toEqual([bob])
  const [left] = await world.sql<{ n: number }>('SELECT count(*) AS n FROM notifications.notifications')
  expect(left!.n).toBe(1)
  expect(await app.service.markers({ accountId: bob, timelines: ['home'] })).toEqual([])
  // A partition that lags still speaks of them.
  await world.emit({ type: 'tweet.liked', tweetId: 7, tweetAuthorId: alice, accountId: bob })
  await world.emit({ type: 'user.followed', accountId: carol, targetId: bob, showBoosts: true })
  await app.caughtUp()
  expect(await world.shownTo(app, bob)).toEqual([])
  expect(await world.shownTo(app, alice)).toHaveLength(1)
})

it('what waits for removal is removed after a restart', async () => {
  await using world = await openWorld()
  await world.sql('INSERT INTO notifications.gone_accounts (account_id) VALUES ($1)', [bob])
  await using app = await world.start()
  await app.caughtUp()
  expect(world.confirmed).toEqual([bob])
})

it('a new group is brought up from the tables: what stands comes with the time of its cause, what does not goes', async () => {
  const yesterday = firstIdAt(Date.now() - 86_400_000)
  const post = yesterday + 1
  const likes = [{ id: yesterday + 10, tweetId: post, tweetAuthorId: alice, accountId: bob }]
  await using world = await openWorld({
    likesFrom: async ({ after }) =>
      after === null ? { likes, next: { tweetId: post, accountId: bob } } : { likes: [], next: null },
    standingLikes: async ({ likes: asked }) => asked.filter(({ accountId }) => accountId === bob),
    tellingTweetsAfter: async () => ({
      tweets: [
        factsOf(yesterday + 20, carol, { mentionIds: [alice], createdAt: timeOfId(yesterday) }),
        factsOf(yesterday + 30, bob, { boostOfId: post, boostOfAuthorId: alice, createdAt: timeOfId(yesterday) }),
      ],
      next: null,
    }),
    followsFrom: async () => ({ follows: [{ id: yesterday + 40, accountId: carol, targetId: alice }], next: null }),
    followRequestsFrom: async () => ({
      follows: [{ id: yesterday + 50, accountId: bob, targetId: carol }],
      next: null,
    }),
  })
  const insert = `INSERT INTO notifications.notifications (account_id, kind, actor_id, tweet_id) VALUES ($1, 'favourite', $2, $3)`
  // Told already, and one whose like has ended since.
  await world.sql(insert, [alice, carol, post])
  await world.sql('INSERT INTO notifications.clearings VALUES ($1, $2)', [carol, now])
  await using app = await world.start()
  await app.caughtUp()
  const page = await app.service.notificationPage({ accountId: alice, kinds: [...NOTIFICATION_KINDS], limit: 10 })
  expect(page.map(({ kind, actorId }) => [kind, actorId]).sort()).toEqual([
    ['favourite', bob],
    ['follow', carol],
    ['mention', carol],
    ['reblog', bob],
  ])
  for (const { id } of page) expect(timeOfId(id)).toBe(timeOfId(yesterday))
  expect(await world.shownTo(app, carol), 'cleared since').toEqual([])
})

describe('reading', () => {
  let world: Awaited<ReturnType<typeof openWorld>>
  let app: Awaited<ReturnType<typeof world.start>>
  beforeAll(async () => {
    world = await openWorld()
    app = await world.start({})
    for (let n = 0; n < 5; n++) {
      await world.emit({ type: 'tweet.liked', tweetId: now + 1, tweetAuthorId: alice, accountId: 2_000 + n })
      await world.emit({ type: 'user.followed', accountId: 2_000 + n, targetId: alice, showBoosts: true })
      await app.caughtUp()
    }
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
    await world[Symbol.asyncDispose]()
  })
  const page = (more: Partial<Parameters<typeof app.service.notificationPage>[0]> = {}) =>
    app.service.notificationPage({ accountId: alice, kinds: [...NOTIFICATION_KINDS], limit: 40, ...more })

  it('pages down, up and by kind and person, each one once', async () => {
    const all = await page()
    expect(all).toHaveLength(10)
    const down = [...(await page({ limit: 4 }))]
    while (down.length < 10) down.push(...(await page({ limit: 4, maxId: down.at(-1)!.id })))
    expect(down).toEqual(all)
    const up: typeof all = []
    for (let minId = 0; up.length < 10; minId = up[0]!.id) up.unshift(...(await page({ limit: 3, minId })))
    expect(up).toEqual(all)
    expect((await page({ kinds: ['follow'] })).map(({ kind }) => kind)).toEqual(Array(5).fill('follow'))
    expect(await page({ kinds: ['follow', 'mention'], fromAccountId: 2_003 })).toHaveLength(1)
    expect(await page({ kinds: [] })).toEqual([])
    expect(await page({ withoutActorIds: [2_000, 2_001] })).toHaveLength(6)
    expect((await page({ withoutTweetIds: [now + 1] })).map(({ kind }) => kind)).toEqual(Array(5).fill('follow'))
    expect(await app.service.notificationPage({ accountId: bob, kinds: ['follow'], limit: 5 })).toEqual([])
  })

  it('groups likes of a post, and follows', async () => {
    const all = await page()
    const keys = [...new Set(all.map(({ groupKey }) => groupKey))]
    expect(keys).toHaveLength(2)
    const counted = await app.service.countGroups({ accountId: alice, groupKeys: keys, sample: 3 })
    for (const group of counted) {
      const members = all.filter(({ groupKey }) => groupKey === group.groupKey)
      expect(group).toEqual({
        groupKey: group.groupKey,
        count: 5,
        newestId: members[0]!.id,
        pageOldestId: members[4]!.id,
        actorIds: members.slice(0, 3).map(({ actorId }) => actorId),
      })
    }
    expect(await page({ withoutGroups: keys.slice(1) })).toHaveLength(5)
    expect(await page({ groupKey: keys[0] })).toHaveLength(5)
    const group = all.filter(({ groupKey }) => groupKey === keys[0])
    const [bounded] = await app.service.countGroups({
      ...{ accountId: alice, groupKeys: [keys[0]!], sample: 9 },
      ...{ belowId: group[0]!.id, aboveId: group[2]!.id - 1 },
    })
    expect(bounded).toMatchObject({ count: 4, newestId: group[1]!.id, pageOldestId: group[2]!.id })
  })

  it('knows what is unread by the marker, and puts away what is the account’s own', async () => {
    const all = await page()
    const [saved] = await app.service.saveMarkers({
      accountId: alice,
      markers: [{ timeline: 'notifications', lastReadId: all[3]!.id }],
    })
    expect(saved).toMatchObject({ timeline: 'notifications', lastReadId: all[3]!.id, version: 1 })
    expect(await page({ unread: true })).toEqual(all.slice(0, 3))
    const again = { accountId: alice, markers: [{ timeline: 'notifications' as const, lastReadId: all[9]!.id }] }
    expect((await app.service.saveMarkers(again))[0]!.version).toBe(2)
    expect(await page({ unread: true })).toEqual(all.slice(0, 9))

    const id = all[0]!.id
    expect(await app.service.dismiss({ accountId: bob, ids: [id] })).toEqual({ dismissed: 0 })
    expect(await app.service.dismiss({ accountId: alice, ids: [id] })).toEqual({ dismissed: 1 })
    expect(await app.service.dismiss({ accountId: alice, ids: [id] })).toEqual({ dismissed: 0 })
    expect(await app.service.getNotifications({ ids: all.map((one) => one.id) })).toHaveLength(9)
    expect(await app.service.dismiss({ accountId: alice, groupKey: all[1]!.groupKey })).toEqual({ dismissed: 5 })
    await app.service.clear({ accountId: alice })
    expect(await page()).toEqual([])
  })
})
