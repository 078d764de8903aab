import type { Id } from '@rookery/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let [alice, bob, carol]: Id[] = []
let run = 0
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())
beforeEach(async () => {
  run++
  const people = await fixture.people(`alice${run}`, `bob${run}`, `carol${run}`)
  ;[alice, bob, carol] = Object.values(people).sort((a, b) => a - b)
  await fixture.users.follow({ followerId: alice!, followeeId: bob! })
  fixture.graphChanges.length = 0
})
const plain = { title: ' Birds ', repliesPolicy: 'list', exclusive: false } as const
const graph = () => fixture.users.loadGraph({ viewerId: alice! })

describe('lists', () => {
  const make = async (change = {}) => {
    const list = await fixture.users.createList({ accountId: alice!, ...plain, ...change })
    return { list, own: { accountId: alice!, listId: list.id } }
  }

  it('are made, changed and deleted by their owner alone', async () => {
    const { users } = fixture
    const { list, own } = await make()
    expect(list).toMatchObject({ accountId: alice, title: 'Birds', repliesPolicy: 'list', exclusive: false })
    const changed = await users.updateList({ ...own, repliesPolicy: 'none', exclusive: true })
    expect(await users.listsOf({ accountId: alice! })).toEqual([changed])
    expect(changed).toEqual({ ...list, repliesPolicy: 'none', exclusive: true })
    const others = { accountId: bob!, listId: list.id }
    expect(await users.loadList(others)).toBeNull()
    for (const deed of [
      () => users.updateList({ ...others, title: 'mine now' }),
      () => users.deleteList(others),
      () => users.addListMembers({ ...others, memberIds: [alice!] }),
      () => users.addListMembers({ ...others, memberIds: [] }),
      () => users.removeListMembers({ ...others, memberIds: [bob!] }),
      () => users.listMemberPage({ ...others, limit: 5 }),
    ]) {
      await expect(deed()).rejects.toMatchObject({ status: 404 })
    }
    await users.deleteList(own)
    expect(await users.loadList(own)).toBeNull()
    await expect(make({ title: '  ' })).rejects.toMatchObject({ status: 422 })
  })

  it('hold followees only, all or none, and tell the graph before they answer', async () => {
    const { users, graphChanges } = fixture
    const { own } = await make({ exclusive: true })
    await expect(users.addListMembers({ ...own, memberIds: [bob!, carol!] })).rejects.toMatchObject({ status: 404 })
    expect(await users.loadList(own)).toMatchObject({ memberIds: [] })
    await users.addListMembers({ ...own, memberIds: [bob!, bob!] })
    await users.addListMembers({ ...own, memberIds: [bob!] })
    expect(graphChanges).toEqual([[alice], [alice]])
    expect(await users.loadList(own)).toMatchObject({ memberIds: [bob] })
    expect((await users.listMemberPage({ ...own, limit: 5 })).ids).toEqual([bob])
    expect(await users.listsWith({ accountId: alice!, memberId: bob! })).toHaveLength(1)
    expect((await graph()).listedExclusively).toEqual([bob])
    await users.updateList({ ...own, exclusive: false })
    expect((await graph()).listedExclusively).toEqual([])
    await users.removeListMembers({ ...own, memberIds: [bob!] })
    expect(await users.loadList(own)).toMatchObject({ memberIds: [] })
  })

  it.each([
    ['unfollowing', () => fixture.users.unfollow({ followerId: alice!, followeeId: bob! })],
    ['a block by the member', () => fixture.users.block({ accountId: bob!, targetId: alice! })],
    [
      'a row deleted by hand',
      () => fixture.context.pool.query('DELETE FROM users.follows WHERE follower_id = $1', [alice]),
    ],
  ])('%s ends the membership', async (_what, end) => {
    const { own } = await make({ exclusive: true })
    await fixture.users.addListMembers({ ...own, memberIds: [bob!] })
    await end()
    expect(await fixture.users.loadList(own)).toMatchObject({ memberIds: [] })
    expect((await graph()).listedExclusively).toEqual([])
  })

  it('changing how one follows keeps the membership; a follow’s languages are in the graph', async () => {
    const { own } = await make()
    await fixture.users.addListMembers({ ...own, memberIds: [bob!] })
    await fixture.users.follow({ followerId: alice!, followeeId: bob!, languages: ['en', 'eo'] })
    expect(await fixture.users.loadList(own)).toMatchObject({ memberIds: [bob] })
    expect((await graph()).languagesOf).toEqual([{ accountId: bob, languages: ['en', 'eo'] }])
  })
})

describe('followed hashtags', () => {
  it('are followed once, in the form of posts, and paged by when', async () => {
    const { users, graphChanges } = fixture
    for (const tag of ['#Rooks', 'crows', 'rooks', 'Größe']) await users.followTag({ accountId: alice!, tag })
    expect(graphChanges).toEqual(Array.from({ length: 4 }, () => [alice]))
    expect((await graph()).followedTags.sort()).toEqual(['crows', 'größe', 'rooks'])
    const first = await users.followedTagPage({ accountId: alice!, limit: 2 })
    expect(first.tags).toEqual(['größe', 'crows'])
    const rest = await users.followedTagPage({ accountId: alice!, limit: 2, maxId: first.lastCursor! })
    expect(rest.tags).toEqual(['rooks'])
    await users.unfollowTag({ accountId: alice!, tag: 'ROOKS' })
    expect((await graph()).followedTags).not.toContain('rooks')
  })

  it.each(['', '#', 'two words', '12', 'a\0b', 'a-b'])('%j is none', async (tag) => {
    await expect(fixture.users.followTag({ accountId: alice!, tag })).rejects.toMatchObject({ status: 404 })
  })

  it('ranges of followers hold everybody once, whichever tags they follow', async () => {
    const { users } = fixture
    const tags = [`x${run}`, `y${run}`]
    for (const accountId of [alice!, bob!, carol!]) {
      for (const tag of tags) await users.followTag({ accountId, tag })
    }
    expect(await users.tagsFollowed({ tags: [...tags, 'nobody', tags[0]!] })).toHaveLength(2)
    const found: Id[] = []
    let after = null
    for (let rounds = 0; rounds < 5; rounds++) {
      const range = await users.tagFollowersAfter({ tags, after, limit: 2 })
      found.push(...range.map(({ followerId }) => followerId))
      if (range.length < 2) break
      after = range.at(-1)!
    }
    const inOrder = [alice!, bob!, carol!].sort((a, b) => (a % 64) - (b % 64) || a - b)
    expect(found).toEqual(inOrder)
  })
})
