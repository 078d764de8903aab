import { DAY_OF_IDS, type TimelineEntry, type Tweet } from '@rookery/contracts'
import { viewerGraph } from '@rookery/redis'
import { packEntries } from '@rookery/redis/home-timeline'
import { graphArrays } from '@rookery/testing/builders'
import { describe, expect, it } from 'vitest'
import { dropCollapsed } from './collapse-boosts.ts'
import { homeFeed } from './feed.ts'
import type { TimelineView } from './timeline-view.ts'

const [reader, alice, bob, carol] = [1, 2, 3, 4]
const POST = 10 * DAY_OF_IDS
const graph = viewerGraph(graphArrays(reader, { following: [alice, bob, carol], hidesBoostsOf: [carol] }))
const boost = (tweetId: number, authorId: number): TimelineEntry => ({ tweetId, authorId, boostOfId: POST })
const post = (authorId: number): TimelineEntry => ({ tweetId: POST, authorId, boostOfId: 0 })

/** What remains of `entry` when PostgreSQL holds `rows` and the cache `cached`. */
async function remains(entry: TimelineEntry, rows: TimelineEntry[], cached: TimelineEntry[] | null, floor = 0) {
  let asked = 0
  const tweets = {
    async getTweets({ ids }: { ids: number[] }) {
      asked++
      const found = rows.filter((row) => row.boostOfId === 0 && ids.includes(row.tweetId))
      return found.map(({ tweetId, authorId }) => ({
        id: tweetId,
        authorId,
        visibility: 'public',
        mentionIds: [],
        inReplyToAccountId: null,
        tags: [],
        language: null,
      })) as unknown as Tweet[]
    },
    boostsAmong: async ({ authorIds }: { authorIds: number[] }) =>
      rows.filter((row) => row.boostOfId !== 0 && authorIds.includes(row.authorId)),
  }
  const view: TimelineView | null = cached && {
    floor,
    numbers: new Float64Array(packEntries([...cached].sort((a, b) => a.tweetId - b.tweetId)).buffer),
  }
  const left = await dropCollapsed({ tweets }, homeFeed(graph), view, [entry])
  return { shown: left.length === 1, asked }
}

describe.each([
  ['cache', true],
  ['SQL', false],
])('a boost, seen from %s', (_where, inCache) => {
  const check = async (entry: TimelineEntry, older: TimelineEntry[]) =>
    (await remains(entry, [...older, entry], inCache ? [...older, entry] : null)).shown

  it('is shown when its post does not stand in the home', async () => {
    expect(await check(boost(POST + 5, bob), [])).toBe(true)
    expect(await check(boost(POST + 5, bob), [post(99)])).toBe(true)
  })

  it('is hidden within 24 hours of the post or of another boost, and shown after', async () => {
    expect(await check(boost(POST + 5, bob), [post(alice)])).toBe(false)
    expect(await check(boost(POST + DAY_OF_IDS, bob), [post(alice)])).toBe(false)
    expect(await check(boost(POST + DAY_OF_IDS + 1, bob), [post(alice)])).toBe(true)
    expect(await check(boost(POST + 2 * DAY_OF_IDS, bob), [boost(POST + DAY_OF_IDS, alice)])).toBe(false)
  })

  it('does not mind a newer appearance, or one that is hidden itself', async () => {
    expect(await check(boost(POST + 5, bob), [boost(POST + 6, alice)])).toBe(true)
    expect(await check(boost(POST + 5, bob), [boost(POST + 4, carol)])).toBe(true)
  })
})

it('is shown when the older appearance is only in the cache: it was deleted', async () => {
  const entry = boost(POST + 5, bob)
  expect((await remains(entry, [entry], [boost(POST + 4, alice), entry])).shown).toBe(true)
})

it('asks SQL only when the cache has an older appearance, or cannot look back far enough', async () => {
  const entry = boost(POST + 5, bob)
  expect((await remains(entry, [entry], [entry], POST)).asked).toBe(0)
  expect((await remains(entry, [entry], [entry], POST + 1)).asked).toBe(1)
})
