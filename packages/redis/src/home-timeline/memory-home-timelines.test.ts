import { expect, it } from 'vitest'
import { homeTimelinesContract } from './contract-suite.ts'
import { createMemoryHomeTimelines } from './memory-home-timelines.ts'

homeTimelinesContract('in-memory twin', async (sizes) => createMemoryHomeTimelines(sizes))

it('expires when nobody reads', async () => {
  let now = 0
  const timelines = createMemoryHomeTimelines({ keep: 4, slack: 2, ttlSeconds: 10 }, () => now)
  await timelines.open('a', 1, 0)
  now = 9_000
  expect(await timelines.load('a')).not.toBeNull()
  now = 18_000
  expect(await timelines.load('a')).not.toBeNull()
  now = 28_000
  expect(await timelines.append(['a'], [{ tweetId: 1, authorId: 1, boostOfId: 0 }])).toBe(0)
})
