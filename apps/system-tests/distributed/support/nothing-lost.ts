/** Every stored post in every home exactly once, on every socket exactly once, in the index, in the counters. */
import { waitUntil } from '@rookery/testing'
import { expect } from 'vitest'
import { linkOf, type Person } from '../../src/support/people.ts'
import { newestFirst } from '../../src/support/posting.ts'
import { storedPosts } from '../../src/support/rows.ts'
import type { Server } from '../../src/support/server.ts'
import type { Acknowledged } from './posting-load.ts'
import type { Town } from './town.ts'

export interface Expectation {
  server: Server
  town: Town
  acknowledged: readonly Acknowledged[]
  /** The newest post of before. */
  since: string
  /** A word that is in all of the posts, and in no other. */
  word: string
}

const PATIENCE_MS = 120_000

/** Answers how many posts there were. */
export async function expectNothingLost({ server, town, acknowledged, since, word }: Expectation): Promise<number> {
  const stored = await storedPosts(server, since)
  const ids = acknowledged.map(({ id }) => id)
  // One key, one post: what was tried twice is there once.
  expect(newestFirst(ids)).toEqual(newestFirst(new Set(ids)))
  expect(ids.filter((id) => !stored.has(id))).toEqual([])
  const expected = newestFirst(stored.keys())

  for (const reader of town.readers) {
    const home = await untilAll(() => idsDownTo(reader, '/api/v1/timelines/home?limit=40', since), expected)
    expect(home).toEqual(expected)
  }
  for (const listener of town.listeners) {
    const heard = () => listener.posts.filter((id) => BigInt(id) > BigInt(since))
    const posts = await untilAll(async () => heard(), expected)
    expect(newestFirst(posts)).toEqual(expected)
  }
  const searching = `/api/v2/search?type=statuses&limit=40&q=${word}`
  const found = await untilAll(() => foundBy(town.readers[0]!, searching), expected)
  expect(newestFirst(found)).toEqual(expected)

  const counters = await storedPosts(server)
  for (const author of town.authors) {
    const count = [...counters.values()].filter((id) => id === author.id).length
    await waitUntil(
      async () =>
        (await town.readers[0]!.json<{ statuses_count: number }>(`/api/v1/accounts/${author.id}`)).statuses_count ===
        count,
      { timeoutMs: PATIENCE_MS, describe: () => `${author.username} to have ${count} posts` },
    )
  }
  // What came twice comes late: asked again at the end.
  for (const { posts } of town.listeners) {
    expect(newestFirst(posts.filter((id) => BigInt(id) > BigInt(since)))).toEqual(expected)
  }
  return expected.length
}

/** Reads until there is as much as expected, or time is up: then what is missing, or too much, is told by the comparison. */
async function untilAll(read: () => Promise<string[]>, expected: readonly string[]): Promise<string[]> {
  let last: string[] = []
  const enough = async () => {
    last = await read()
    return last.length >= expected.length
  }
  await waitUntil(enough, { timeoutMs: PATIENCE_MS }).catch(() => {})
  return last
}

async function idsDownTo(person: Person, path: string, since: string): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | undefined = path; next; ) {
    const response = await person.fetch(next)
    if (!response.ok) throw new Error(`${next}: ${response.status} ${await response.text()}`)
    const page = (await response.json()) as { id: string }[]
    const newer = page.filter(({ id }) => BigInt(id) > BigInt(since))
    ids.push(...newer.map(({ id }) => id))
    next = newer.length === page.length && page.length > 0 ? linkOf(response, 'next') : undefined
  }
  return ids
}

/** All pages of a search, as its Link header leads. */
async function foundBy(person: Person, path: string): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | undefined = path; next; ) {
    const response = await person.fetch(next)
    if (!response.ok) throw new Error(`${next}: ${response.status} ${await response.text()}`)
    const { statuses } = (await response.json()) as { statuses: { id: string }[] }
    ids.push(...statuses.map(({ id }) => id))
    next = linkOf(response, 'next')
  }
  return ids
}
