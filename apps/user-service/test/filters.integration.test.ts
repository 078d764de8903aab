import { createPool } from '@rookery/database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let alice: number
let bob: number
beforeAll(async () => {
  fixture = await createFixture()
  ;({ alice, bob } = await fixture.people('alice', 'bob'))
})
beforeEach(async () => {
  await fixture.context.pool.query('DELETE FROM users.filters')
  fixture.graphChanges.length = 0
})
afterAll(() => fixture[Symbol.asyncDispose]())

const birds = { title: 'birds', context: ['home', 'home', 'public'], keywords: [{ keyword: ' heron ' }] }
const create = (changes = {}) => fixture.users.createFilter({ accountId: alice, changes: { ...birds, ...changes } })
const update = (filterId: number, changes: object) =>
  fixture.users.updateFilter({ accountId: alice, filterId, changes })

describe('a filter', () => {
  it('is made with its keywords, and every gateway hears of it', async () => {
    const filter = await create({ keywords: [{ keyword: ' heron ' }, { keyword: 'rook', wholeWord: false }] })
    expect(filter).toMatchObject({ title: 'birds', context: ['home', 'public'], action: 'warn', expiresAt: null })
    expect(filter.keywords.map(({ keyword, wholeWord }) => [keyword, wholeWord])).toEqual([
      ['heron', true],
      ['rook', false],
    ])
    expect(await fixture.users.filtersOf({ accountId: alice })).toEqual([filter])
    expect(await fixture.users.filtersOf({ accountId: bob })).toEqual([])
    expect(await fixture.users.filtersOfEach({ accountIds: [bob, alice] })).toEqual([[], [filter]])
    expect(fixture.graphChanges).toEqual([[alice]])
  })

  it('keeps what an update leaves out, and changes, adds and drops keywords', async () => {
    const before = await create({ expiresInSeconds: 60, keywords: [{ keyword: 'heron' }, { keyword: 'rook' }] })
    const [heron, rook] = before.keywords
    const after = await update(before.id, {
      action: 'hide',
      keywords: [{ id: heron!.id, wholeWord: false }, { id: rook!.id, destroy: true }, { keyword: 'jay' }],
    })
    expect(after).toMatchObject({ title: 'birds', action: 'hide', expiresAt: before.expiresAt })
    expect(after.keywords).toMatchObject([{ id: heron!.id, keyword: 'heron', wholeWord: false }, { keyword: 'jay' }])
    expect((await update(before.id, { expiresInSeconds: null })).expiresAt).toBeNull()
    expect((await update(before.id, { expiresInSeconds: 3600 })).expiresAt).toBeGreaterThan(Date.now() + 3_000_000)
  })

  it('holds posts once each', async () => {
    const { id } = await create()
    const added = await fixture.users.addFilterTweet({ accountId: alice, filterId: id, tweetId: 77 })
    expect(await fixture.users.addFilterTweet({ accountId: alice, filterId: id, tweetId: 77 })).toEqual(added)
    expect((await fixture.users.filtersOf({ accountId: alice }))[0]!.tweets).toEqual([{ id: added.id, tweetId: 77 }])
    await fixture.users.removeFilterTweet({ accountId: alice, id: added.id })
    expect((await fixture.users.filtersOf({ accountId: alice }))[0]!.tweets).toEqual([])
  })

  it('is nobody else’s', async () => {
    const { id, keywords } = await create()
    const { id: entry } = await fixture.users.addFilterTweet({ accountId: alice, filterId: id, tweetId: 77 })
    const own = await fixture.users.createFilter({ accountId: bob, changes: birds })
    const tries = [
      () => fixture.users.updateFilter({ accountId: bob, filterId: id, changes: { title: 'mine' } }),
      () => fixture.users.deleteFilter({ accountId: bob, filterId: id }),
      () => fixture.users.addFilterTweet({ accountId: bob, filterId: id, tweetId: 1 }),
      () => fixture.users.removeFilterTweet({ accountId: bob, id: entry }),
      // A keyword of somebody else's filter, named through one's own.
      () =>
        fixture.users.updateFilter({
          accountId: bob,
          filterId: own.id,
          changes: { keywords: [{ id: keywords[0]!.id, destroy: true }] },
        }),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 404 })
    const [kept] = await fixture.users.filtersOf({ accountId: alice })
    expect(kept).toMatchObject({ title: 'birds', keywords: [{ keyword: 'heron' }], tweets: [{ tweetId: 77 }] })
    await fixture.users.deleteFilter({ accountId: alice, filterId: id })
    expect(await fixture.users.filtersOf({ accountId: alice })).toEqual([])
  })

  it.each([
    [{ title: ' ' }, "Title can't be blank"],
    [{ context: [] }, 'Context None or invalid context supplied'],
    [{ context: ['home', 'kitchen'] }, 'Context None or invalid context supplied'],
    [{ action: 'burn' }, 'Filter action is not included in the list'],
    [{ keywords: [{ keyword: '' }] }, "Keyword can't be blank"],
    [{ keywords: [{ keyword: 'a\0b' }] }, 'Keyword is invalid'],
    [{ keywords: [{ keyword: 'x'.repeat(513) }] }, 'Keyword is too long (maximum is 512 characters)'],
    [{ keywords: Array(501).fill({ keyword: 'x' }) }, 'You have too many filtered keywords'],
  ])('refuses %o', async (changes, reason) => {
    await expect(create(changes)).rejects.toMatchObject({ status: 422, message: `Validation failed: ${reason}` })
    expect(await fixture.users.filtersOf({ accountId: alice })).toEqual([])
  })

  it('cannot be one too many, also when they come at once', async () => {
    const keywords = Array.from({ length: 250 }, (_, i) => ({ keyword: `word ${i}` }))
    const made = await Promise.allSettled([create({ keywords }), create({ keywords }), create({ keywords })])
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await fixture.users.filtersOf({ accountId: alice })).toHaveLength(2)
  })
})

it('a keyword or post changed by hand is a change of the filter’s row', async () => {
  const { id, keywords } = await create()
  const psql = createPool(fixture.adminUrl, { name: 'psql', max: 1 })
  const stamp = async () => (await psql.query('SELECT updated_at FROM users.filters')).rows[0].updated_at as number
  for (const statement of [
    `INSERT INTO users.filter_keywords (filter_id, keyword) VALUES (${id}, 'jay')`,
    `UPDATE users.filter_keywords SET keyword = 'egret' WHERE id = ${keywords[0]!.id}`,
    'DELETE FROM users.filter_keywords',
    `INSERT INTO users.filter_statuses (filter_id, tweet_id) VALUES (${id}, 5)`,
    'DELETE FROM users.filter_statuses',
  ]) {
    await psql.query("UPDATE users.filters SET updated_at = now() - interval '1 hour'")
    const before = await stamp()
    await psql.query(statement)
    expect(await stamp(), statement).toBeGreaterThan(before)
  }
  await psql.end()
})
