import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

it('tags of an author: what everybody may see, by tag, also those never used', async () => {
  const first = await service.post('#rooks #crows', { authorId: ALICE })
  const second = await service.post('#rooks', { authorId: ALICE, visibility: 'unlisted' })
  await service.post('#rooks #secret', { authorId: ALICE, visibility: 'followers' })
  await service.post('#rooks', { authorId: BOB })
  const used = { tag: 'rooks', statusesCount: 2, lastStatusAt: second.createdAt }
  const once = { tag: 'crows', statusesCount: 1, lastStatusAt: first.createdAt }
  expect(await service.tweets.tagsOfAuthor({ authorId: ALICE, tags: ['crows', 'jays', 'rooks'] })).toEqual([
    once,
    { tag: 'jays', statusesCount: 0, lastStatusAt: null },
    used,
  ])
  expect(await service.tweets.tagsOfAuthor({ authorId: ALICE, tags: [] })).toEqual([])
  expect(await service.tweets.frequentTags({ authorId: ALICE, limit: 5 })).toEqual([used, once])
  expect(await service.tweets.frequentTags({ authorId: ALICE, limit: 1 })).toEqual([used])
})

it('recent authors: who posted last, direct posts apart', async () => {
  for (const authorId of [CAROL, ALICE, BOB]) await service.post('hello', { authorId })
  await service.post('psst', { authorId: CAROL, visibility: 'direct' })
  expect(await service.tweets.recentAuthors({ limit: 5 })).toEqual([BOB, ALICE, CAROL])
  expect(await service.tweets.recentAuthors({ limit: 1 })).toEqual([BOB])
})
