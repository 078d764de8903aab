import { ID_EPOCH_MS, type TweetPosted } from '@rookery/contracts'
import { createMemoryHomeTimelines, createMemoryPopularFlags, homeKey, outboxKey } from '@rookery/redis/home-timeline'
import { fixedClock } from '@rookery/testing'
import { tweetPosted } from '@rookery/testing/builders'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../config.ts'
import { dispatchPosts } from './dispatch-posts.ts'
import type { FanOutJob } from './job-catalogue.ts'

const [alice, bob, carol] = [1, 2, 3]
const NOW = Date.UTC(2026, 0, 1)
const idAt = (ms: number) => (ms - ID_EPOCH_MS) * 4096

const posted = (change: Partial<TweetPosted> = {}): TweetPosted =>
  tweetPosted({
    position: { epoch: 2, lsn: 77, index: 3 },
    at: NOW,
    tweetId: idAt(NOW),
    authorId: alice,
    createdAt: NOW,
    ...change,
  })

function setUp() {
  const clock = fixedClock(NOW)
  const jobs: FanOutJob[] = []
  const context = {
    timelines: createMemoryHomeTimelines(),
    flags: createMemoryPopularFlags(clock.now),
    jobs: { add: async (added: readonly FanOutJob[]) => void jobs.push(...added) },
    users: { tagsFollowed: async ({ tags }: { tags: string[] }) => tags.filter((tag) => tag !== 'nobody') },
    clock,
    config: DEFAULT_CONFIG,
  }
  return { context, clock, jobs }
}

describe('dispatchPosts', () => {
  it('makes one job a post, named by its place in the log; edits and deletions need none', async () => {
    const { context, jobs } = setUp()
    await dispatchPosts(context, [
      posted(),
      { ...posted(), type: 'tweet.deleted' },
      { ...posted(), type: 'tweet.edited', editedAt: NOW },
    ])
    expect(jobs).toHaveLength(1)
    expect(jobs[0]).toMatchObject({
      data: { to: { kind: 'followers', after: null, before: 0 }, backdated: false },
      opts: { jobId: '2-77-3-0', removeOnComplete: true, removeOnFail: false },
    })
  })

  it('lets the posts of an author travel together, under a name that tells which', async () => {
    const { context, jobs } = setUp()
    const at = (lsn: number) => ({ tweetId: lsn, position: { epoch: 2, lsn, index: 0 } })
    const mentions = { visibility: 'direct', mentionIds: [bob] } as const
    await dispatchPosts(context, [
      posted(at(1)),
      posted({ ...at(2), authorId: bob }),
      posted({ ...at(3), ...mentions }),
      posted(at(4)),
    ])
    expect(jobs.map(({ opts, data }) => [opts.jobId, data.entries.map((entry) => entry.tweetId)])).toEqual([
      ['2-1-0-0-4-0', [1, 4]],
      ['2-2-0-0', [2]],
      ['2-3-0-0', [3]],
    ])
    await dispatchPosts(
      context,
      Array.from({ length: 20 }, (_, index) => posted(at(100 + index))),
    )
    expect(jobs.slice(3).map(({ data }) => data.entries.length)).toEqual([16, 4])
  })

  it('sends a direct post to its author and the mentioned, however popular the author', async () => {
    const { context, clock, jobs } = setUp()
    await context.flags.raise(alice)
    clock.advance(1e9)
    await dispatchPosts(context, [posted({ visibility: 'direct', mentionIds: [bob, carol, bob] })])
    expect(jobs.map((job) => job.data.to)).toEqual([{ kind: 'accounts', accountIds: [alice, bob, carol] }])
  })

  it('sends public posts to whoever follows their hashtags, those with the same ones together', async () => {
    const { context, jobs } = setUp()
    const at = (lsn: number, tags: string[], more: object = {}) =>
      posted({ tweetId: lsn, authorId: lsn, position: { epoch: 2, lsn, index: 0 }, tags, ...more })
    await dispatchPosts(context, [
      at(1, ['rooks', 'crows']),
      at(2, ['crows', 'nobody', 'rooks']),
      at(3, ['crows']),
      at(4, ['nobody']),
      at(5, ['crows'], { visibility: 'unlisted' }),
      { ...at(6, ['crows']), type: 'tweet.edited', editedAt: NOW },
    ])
    const byTags = jobs.filter(({ data }) => data.to.kind === 'tags')
    expect(byTags.map(({ data, opts }) => [opts.jobId, data.to, data.entries.map((entry) => entry.tweetId)])).toEqual([
      ['2-1-0-0-2-0-tags', { kind: 'tags', tags: ['crows', 'rooks'], after: null }, [1, 2]],
      ['2-3-0-0-6-0-tags', { kind: 'tags', tags: ['crows'], after: null }, [3, 6]],
    ])
    expect(jobs).toHaveLength(2 + 5)
  })

  it('sends an edited direct post to those it mentions now', async () => {
    const { context, jobs } = setUp()
    const event = posted({ visibility: 'direct', mentionIds: [carol] })
    await dispatchPosts(context, [{ ...event, type: 'tweet.edited', editedAt: NOW }])
    expect(jobs.map((job) => job.data.to)).toEqual([{ kind: 'accounts', accountIds: [alice, carol] }])
  })

  it('notes that a post is backdated', async () => {
    const { context, jobs } = setUp()
    await dispatchPosts(context, [
      posted({ tweetId: idAt(NOW - 3_600_001) }),
      posted({ tweetId: idAt(NOW - 3_599_999), authorId: bob }),
    ])
    expect(jobs.map((job) => job.data.backdated)).toEqual([true, false])
  })

  it('fans out for two minutes after the flag is up, then not; the outbox gets all', async () => {
    const { context, clock, jobs } = setUp()
    for (const key of [outboxKey(alice), homeKey(alice)]) await context.timelines.open(key, 1, 0)
    await context.flags.raise(alice)
    clock.advance(119_999)
    await dispatchPosts(context, [posted({ tweetId: 10 })])
    expect(jobs).toHaveLength(1)
    clock.advance(1)
    await dispatchPosts(context, [posted({ tweetId: 11 })])
    expect(jobs).toHaveLength(1)
    for (const key of [outboxKey(alice), homeKey(alice)]) {
      const { numbers } = (await context.timelines.load(key))!
      expect([numbers[0], numbers[3]]).toEqual([10, 11])
    }
  })
})
