// Measures the service alone, end to end on a real Redis: node apps/timeline-service/test/bench/fan-out.ts [followers] [posts]
import { createFakeEventLog } from '@rookery/event-log'
import { createRedisClient, viewerGraph } from '@rookery/redis'
import { bucketOf, createRedisHomeTimelines, homeKey } from '@rookery/redis/home-timeline'
import { createLogger, createMetrics } from '@rookery/telemetry'
import { startTestRedis } from '@rookery/testing'
import { graphArrays, tweetPosted } from '@rookery/testing/builders'
import { createTimelineService } from '../../src/index.ts'
import { createTables } from '../model/tables.ts'

const [FOLLOWERS, POSTS, READS] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 100), 20_000]
const AUTHOR = 7
/** Nobody follows them: what they post goes to who follows its hashtags. */
const STRANGER = 8

await using engine = await startTestRedis()
await using redis = createRedisClient({ url: engine.url, name: 'bench:commands' })
const { log, writer } = createFakeEventLog()
await using _log = log
await using _writer = writer
await writer.open(1)
const followers = Array.from({ length: FOLLOWERS }, (_, index) => 1_000 + index)
  .map((followerId) => ({ bucket: bucketOf(followerId), followerId }))
  .sort((a, b) => a.bucket - b.bucket || a.followerId - b.followerId)
const placeOf = new Map(followers.map(({ followerId }, index) => [followerId, index]))
const tables = createTables()
await using app = await createTimelineService({
  redis,
  eventLog: log,
  users: {
    ...tables.users,
    confirmDeletion: async () => {},
    deletionsAwaiting: async () => [],
    async followersAfter({ accountId, after, limit }) {
      if (accountId !== AUTHOR) return []
      const from = after ? placeOf.get(after.followerId)! + 1 : 0
      return followers.slice(from, from + limit)
    },
    tagsFollowed: async ({ tags }) => tags.filter((tag) => tag === 'followed'),
    async tagFollowersAfter({ tags, after, limit }) {
      if (!tags.includes('followed')) return []
      const from = after ? placeOf.get(after.followerId)! + 1 : 0
      return followers.slice(from, from + limit)
    },
  },
  tweets: tables.tweets,
  graphs: {
    graphOf: async (viewerId) => viewerGraph(graphArrays(viewerId, { following: [AUTHOR] })),
  },
  deadLetters: { park: async () => {} },
  logger: createLogger({ level: 'warn', name: 'bench' }),
  metrics: createMetrics(),
})

const timelines = createRedisHomeTimelines(redis)
const full = Array.from({ length: 800 }, (_, index) => ({ tweetId: index + 1, authorId: AUTHOR, boostOfId: 0 }))
for (let at = 0; at < followers.length; at += 50) {
  await Promise.all(
    followers.slice(at, at + 50).map(async ({ followerId }) => {
      await timelines.open(homeKey(followerId), 1, 0)
      await timelines.finish(homeKey(followerId), 1, full, 0)
    }),
  )
}
const posted = (lsn: number) =>
  tweetPosted({ position: { epoch: 1, lsn, index: 0 }, tweetId: 1_000 + lsn, authorId: AUTHOR })
const tagged = (lsn: number, tags: string[]) => ({ ...posted(lsn), authorId: STRANGER, tags })
const perSecond = (count: number, started: number) =>
  Math.round((count * 1_000) / (performance.now() - started)).toLocaleString('en')

await writer.append([posted(1)])
await app.caughtUp()
let started = performance.now()
await writer.append(Array.from({ length: POSTS }, (_, index) => posted(index + 2)))
await app.caughtUp()
console.log(`${POSTS} posts at once to ${FOLLOWERS} homes: ${perSecond(POSTS * FOLLOWERS, started)} deliveries/s`)

started = performance.now()
for (let index = 0; index < 20; index++) {
  await writer.append([posted(POSTS + index + 2)])
  await app.caughtUp()
}
console.log(`20 posts one after the other: ${perSecond(20 * FOLLOWERS, started)} deliveries/s`)

let lsn = POSTS + 22
started = performance.now()
for (let index = 0; index < 20; index++) {
  await writer.append([tagged(lsn++, ['followed'])])
  await app.caughtUp()
}
console.log(`20 posts to ${FOLLOWERS} who follow the hashtag: ${perSecond(20 * FOLLOWERS, started)} deliveries/s`)
for (const tags of [[], ['nobody']]) {
  const events = Array.from({ length: 500 }, () => tagged(lsn++, tags))
  started = performance.now()
  for (let at = 0; at < events.length; at += 10) await writer.append(events.slice(at, at + 10))
  await app.caughtUp()
  console.log(`500 posts with ${tags.length} hashtags to nobody: ${perSecond(events.length, started)} posts/s`)
}

const newest = 1_000 + POSTS + 21
for (const { followerId } of followers) {
  const { entries } = await app.service.homePage({ readerId: followerId, limit: 1 })
  if (entries[0]?.tweetId !== newest) throw new Error(`home ${followerId} lacks the newest post`)
}
started = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (next < READS) {
      const { followerId } = followers[next++ % followers.length]!
      await app.service.homePage({ readerId: followerId, limit: 20 })
    }
  }),
)
console.log(`homePage of 20, 16 in flight: ${perSecond(READS, started)} pages/s`)
