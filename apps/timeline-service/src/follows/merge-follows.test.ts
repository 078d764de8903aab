// A newcomer follows many people at once: the home must stay useful, not only right.
import type { TimelineEntry, UserFollowed } from '@rookery/contracts'
import { createMemoryHomeTimelines, DEFAULT_SIZES, homeKey } from '@rookery/redis/home-timeline'
import { expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../config.ts'
import { viewOf } from '../home/timeline-view.ts'
import { mergeFollows } from './merge-follows.ts'

const NEWCOMER = 1
const followed = (targetId: number): UserFollowed => ({
  type: 'user.followed',
  v: 1,
  position: { epoch: 1, lsn: targetId, index: 0 },
  at: 0,
  accountId: NEWCOMER,
  targetId,
  showBoosts: true,
})

/** `postsEach` posts of each author, taking turns, newest first. */
function newestOf(authorId: number, authors: number, postsEach: number, limit: number): TimelineEntry[] {
  const ids = Array.from({ length: postsEach }, (_, turn) => 1 + turn * authors + (authorId - 100))
  return ids
    .map((tweetId) => ({ tweetId, authorId, boostOfId: 0 }))
    .reverse()
    .slice(0, limit)
}

async function followAll(authors: number, postsEach: number, rules = {}) {
  const timelines = createMemoryHomeTimelines(DEFAULT_SIZES, Date.now, rules)
  const key = homeKey(NEWCOMER)
  await timelines.open(key, 1, 0)
  await timelines.finish(key, 1, [], 0)
  const tweets = {
    newestBy: async ({ authorIds, limit }: { authorIds: number[]; limit: number }) =>
      newestOf(authorIds[0]!, authors, postsEach, limit),
    newestTagged: async ({ limit }: { limit: number }) => newestOf(100, 1, postsEach, limit),
  }
  const context = { timelines, tweets, config: DEFAULT_CONFIG }
  await mergeFollows(
    context,
    Array.from({ length: authors }, (_, index) => followed(100 + index)),
  )
  const loaded = (await timelines.load(key))!
  return { floor: loaded.floor, above: viewOf([loaded]).numbers.length / 3 }
}

it.each([
  [15, 60],
  [20, 60],
  [40, 150],
])('leaves at least 400 entries above the floor after %i follows of %i posts', async (authors, postsEach) => {
  expect((await followAll(authors, postsEach)).above).toBeGreaterThanOrEqual(400)
})

it('would leave next to nothing if an unsorted timeline were cut by position', async () => {
  expect((await followAll(40, 150, { neverSort: true })).above).toBeLessThan(400)
})

it('merges 200 posts and raises the floor above the 201st', async () => {
  expect(await followAll(1, 200)).toEqual({ floor: 0, above: 200 })
  expect(await followAll(1, 201)).toEqual({ floor: 2, above: 200 })
})
