import type { Id, TweetEvent } from '@rookery/contracts'
import { expect, test } from 'vitest'
import { createHydration } from './hydrate-batch.ts'
import type { LivePost } from './ports.ts'

const NOW = 1_000_000
const event = (at: number) => ({ type: 'tweet.posted', tweetId: 1, at }) as TweetEvent
const post = { tweetId: 1 } as LivePost

/** A database in which the post is seen from the given question on. */
function seenFrom(question: number) {
  let asked = 0
  const hydrate = async () => new Map<Id, LivePost>(++asked >= question ? [[1, post]] : [])
  const hydration = createHydration({ hydrate, onError: () => undefined }, () => NOW)
  return { hydration, asked: () => asked }
}

test('a new post that no other transaction sees yet is asked for again', async () => {
  const { hydration, asked } = seenFrom(3)
  expect((await hydration.fresh([event(NOW - 1)])).get(1)).toBe(post)
  expect(asked()).toBe(3)
})

test('an older one that is not found is gone', async () => {
  const { hydration, asked } = seenFrom(2)
  expect((await hydration.fresh([event(NOW - 60_000)])).size).toBe(0)
  expect(asked()).toBe(1)
})
