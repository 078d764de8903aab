import { afterAll, beforeAll, expect, it } from 'vitest'
import { BOB, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const reply = async (to: number) => (await service.post('re', { authorId: BOB, inReplyToId: to })).id

it('answers ancestors from the root down and descendants depth first', async () => {
  const root = (await service.post('root')).id
  const a = await reply(root)
  const b = await reply(root)
  const a1 = await reply(a)
  const b1 = await reply(b)
  const a2 = await reply(a)
  const a1x = await reply(a1)
  expect(await service.tweets.thread({ tweetId: root })).toEqual({
    ancestorIds: [],
    descendantIds: [a, a1, a1x, a2, b, b1],
  })
  expect(await service.tweets.thread({ tweetId: a1 })).toEqual({ ancestorIds: [root, a], descendantIds: [a1x] })
  expect(await service.tweets.thread({ tweetId: 1 })).toEqual({ ancestorIds: [], descendantIds: [] })
})

it('is bounded: the nearest 40 ancestors, 500 descendants', async () => {
  const chain = [(await service.post('root')).id]
  for (let n = 0; n < 45; n++) chain.push(await reply(chain.at(-1)!))
  const deep = await service.tweets.thread({ tweetId: chain.at(-1)! })
  expect(deep.ancestorIds).toEqual(chain.slice(-41, -1))
  await service.sql(
    `INSERT INTO tweets.tweets (author_id, text, in_reply_to_id) SELECT 1, 'x', $1 FROM generate_series(1, 600)`,
    [chain.at(-1)],
  )
  const wide = await service.tweets.thread({ tweetId: chain.at(-1)! })
  expect(wide.descendantIds).toHaveLength(500)
})

it('ends where a loop made by hand closes', async () => {
  const one = (await service.post('one')).id
  const two = await reply(one)
  await service.sql('UPDATE tweets.tweets SET in_reply_to_id = $1 WHERE id = $2', [two, one])
  expect(await service.tweets.thread({ tweetId: one })).toEqual({ ancestorIds: [two], descendantIds: [two] })
})
