import type { Id } from '@rookery/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const direct = (text: string, authorId: Id, inReplyToId: Id | null = null) =>
  service.post(text, { authorId, inReplyToId, visibility: 'direct' })
const of = async (accountId: Id, threadId: Id) => {
  const [found] = await service.tweets.conversationsOf({ threadId, accountIds: [accountId] })
  return found && { last: found.lastTweetId, with: found.participantIds, unread: found.unread }
}

test('every participant has the thread, with the others of their own posts only', async () => {
  const first = await direct('@bob hello', ALICE)
  expect(await of(ALICE, first.id)).toEqual({ last: first.id, with: [BOB], unread: false })
  expect(await of(BOB, first.id)).toEqual({ last: first.id, with: [ALICE], unread: true })
  const second = await direct('@alice what about @carol', BOB, first.id)
  expect(await of(ALICE, first.id)).toEqual({ last: second.id, with: [BOB, CAROL], unread: true })
  expect(await of(BOB, first.id)).toEqual({ last: second.id, with: [ALICE, CAROL], unread: false })
  const third = await direct('@bob between us', ALICE, second.id)
  expect(await of(CAROL, first.id)).toEqual({ last: second.id, with: [ALICE, BOB], unread: true })
  expect(await of(BOB, first.id)).toMatchObject({ last: third.id, unread: true })
})

test('a public answer is not part of it', async () => {
  const first = await direct('@bob hello', ALICE)
  await service.post('@bob in public', { authorId: ALICE, inReplyToId: first.id })
  expect(await of(BOB, first.id)).toMatchObject({ last: first.id })
})

test('a deleted post gives way to the one before, and the last one takes the conversation along', async () => {
  const first = await direct('@bob hello', ALICE)
  const second = await direct('@alice @carol hello', BOB, first.id)
  await service.tweets.deleteTweet({ authorId: BOB, tweetId: second.id })
  expect(await of(ALICE, first.id)).toMatchObject({ last: first.id, with: [BOB] })
  expect(await of(CAROL, first.id)).toBeUndefined()
  await service.sql('DELETE FROM tweets.tweets WHERE id = $1', [first.id])
  expect(await of(ALICE, first.id)).toBeUndefined()
})

test('an edit that mentions others brings them in and leaves others out; marks of those who stay are kept', async () => {
  const first = await direct('@bob hello', ALICE)
  const [row] = await service.tweets.conversationsOf({ threadId: first.id, accountIds: [BOB] })
  await service.tweets.markConversation({ accountId: BOB, conversationId: row!.id, unread: false })
  const edit = (text: string) =>
    service.tweets.editTweet({
      authorId: ALICE,
      tweetId: first.id,
      text,
      spoilerText: '',
      sensitive: false,
      language: null,
    } as never)
  await edit('@bob and @carol, hello')
  expect(await of(CAROL, first.id)).toEqual({ last: first.id, with: [ALICE, BOB], unread: true })
  expect(await of(BOB, first.id)).toEqual({ last: first.id, with: [ALICE, CAROL], unread: false })
  await edit('@carol hello')
  expect(await of(BOB, first.id)).toBeUndefined()
})

test('pages by the last post; put away, it comes back with the next post', async () => {
  const reader = 7_001
  const [a, b, c] = [await direct('one', reader), await direct('two', reader), await direct('three', reader)]
  const page = (more = {}) => service.tweets.conversationPage({ accountId: reader, limit: 2, ...more })
  const first = await page()
  expect(first.conversations.map(({ threadId }) => threadId)).toEqual([c!.id, b!.id])
  expect((await page({ maxId: first.lastCursor })).conversations.map(({ threadId }) => threadId)).toEqual([a!.id])
  const conversationId = first.conversations[0]!.id
  await expect(service.tweets.deleteConversation({ accountId: BOB, conversationId })).rejects.toThrow('not found')
  await service.tweets.deleteConversation({ accountId: reader, conversationId })
  expect(await of(reader, c!.id)).toBeUndefined()
  const next = await direct('four', reader, c!.id)
  expect(await of(reader, c!.id)).toEqual({ last: next.id, with: [], unread: false })
})

test('a late post with a smaller id changes neither the last post nor what is read', async () => {
  const first = await direct('@bob hello', ALICE)
  const [{ id }] = (await service.sql<{ id: Id }>(
    `INSERT INTO tweets.tweets (id, author_id, text, visibility, in_reply_to_id, mention_ids)
     VALUES ($1, $2, 'late', 'direct', $3, $4) RETURNING id`,
    [first.id - 1, BOB, first.id, [ALICE]],
  )) as [{ id: Id }]
  expect(id).toBeLessThan(first.id)
  expect(await of(ALICE, first.id)).toEqual({ last: first.id, with: [BOB], unread: false })
})
