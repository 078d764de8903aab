/** 1,000 posts of three authors, read to the end in both directions: no gap, no repeat, no short page in the middle. */

import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkOf, type Person, signUp, walkDown } from './support/people.ts'
import { type Server, startServer } from './support/server.ts'

const POSTS = 1_000
const LIMIT = 40
const HOME = `/api/v1/timelines/home?limit=${LIMIT}`

let server: Server
let authors: Person[]
/** Followed the authors before they wrote anything, read home once, so that fan-out fills the cache. */
let early: Person
/** Follows them after all was written. */
let late: Person
const written: string[] = []

async function post(author: Person, text: string): Promise<string> {
  const { id } = await author.json<{ id: string }>('/api/v1/statuses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: text, visibility: 'public' }),
  })
  written.push(id)
  return id
}

const follow = (reader: Person) =>
  Promise.all(authors.map((author) => reader.json(`/api/v1/accounts/${author.id}/follow`, { method: 'POST' })))

const newestFirst = (ids: readonly string[]) => [...ids].sort((a, b) => Number(b) - Number(a))

beforeAll(async () => {
  server = await startServer()
  authors = await Promise.all(['alice', 'bob', 'carol'].map((name) => signUp(server, name)))
  ;[early, late] = await Promise.all([signUp(server, 'early'), signUp(server, 'late')])
  await follow(early)
  await early.json(HOME)
  let serial = 0
  await Promise.all(
    authors.flatMap((author) =>
      Array.from({ length: 3 }, async () => {
        while (serial < POSTS) await post(author, `post ${serial++}`)
      }),
    ),
  )
  await follow(late)
})
afterAll(async () => server?.[Symbol.asyncDispose]())

/** The newest may be there before others: each author's posts come by a way of their own. */
const untilAllAreThere = (reader: Person) =>
  waitUntil(async () => (await walkDown(reader, HOME)).ids.length >= written.length, {
    describe: () => `all ${written.length} posts at home`,
  })

const fullUntilTheLast = (sizes: readonly number[]) =>
  sizes
    .slice(
      0,
      sizes.findLastIndex((size) => size > 0),
    )
    .every((size) => size === LIMIT)

describe.each(['early', 'late'] as const)('the reader who followed %s', (name) => {
  const reader = () => (name === 'early' ? early : late)

  test('reads every post down to the end through Link headers', async () => {
    const expected = newestFirst(written)
    await untilAllAreThere(reader())
    const { ids, sizes } = await walkDown(reader(), HOME)
    expect(ids).toEqual(expected)
    expect(fullUntilTheLast(sizes)).toBe(true)
  })

  test('reads every post upward with min_id', async () => {
    const expected = newestFirst(written).reverse()
    const ids: string[] = []
    for (let cursor = '0'; ; ) {
      const page = await reader().json<{ id: string }[]>(`${HOME}&min_id=${cursor}`)
      if (page.length === 0) break
      expect(page.length === LIMIT || ids.length + page.length === expected.length).toBe(true)
      ids.push(...page.map(({ id }) => id).reverse())
      cursor = ids.at(-1)!
    }
    expect(ids).toEqual(expected)
  })

  test('reads down while posts arrive: what was there is complete, each once', async () => {
    const before = newestFirst(written)
    let reading = true
    const writing = (async () => {
      for (let n = 0; reading; n++) await post(authors[n % 3]!, `while ${name} reads, ${n}`)
    })()
    const { ids } = await walkDown(reader(), HOME)
    reading = false
    await writing
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => Number(id) <= Number(before[0]))).toEqual(before)
  })
})

test('the prev link of a page leads to exactly what is newer', async () => {
  await untilAllAreThere(early)
  const response = await early.fetch(`${HOME}&max_id=${newestFirst(written)[100]}`)
  const page = (await response.json()) as { id: string }[]
  const newer = await early.json<{ id: string }[]>(linkOf(response, 'prev')!)
  expect(page[0]!.id).toBe(newestFirst(written)[101])
  expect(newer.map(({ id }) => id)).toEqual(newestFirst(written).slice(101 - LIMIT, 101))
})

test('an account’s posts are read to the end too', async () => {
  const [alice] = authors
  const { ids } = await walkDown(late, `/api/v1/accounts/${alice!.id}/statuses?limit=${LIMIT}`)
  const count = async () =>
    (await late.json<{ statuses_count: number }>(`/api/v1/accounts/${alice!.id}`)).statuses_count
  // A profile is held for two seconds.
  await waitUntil(async () => (await count()) === ids.length, {
    describe: async () => `${ids.length}: ${await count()}`,
  })
  expect(ids).toEqual(newestFirst(ids))
})
