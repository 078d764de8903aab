/** How long it takes after a fault until everything works again, asked as people would: by posting, listening and searching. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Person } from '../../src/support/people.ts'
import type { Town } from './town.ts'

export interface Recovery {
  /** Milliseconds from the fault until a post was accepted, … */
  posting: number
  /** … until that post or a later one was on every socket, */
  sockets: number
  /** … in every home, */
  homes: number
  /** … and found. */
  search: number
}

/** Often enough to tell tens of milliseconds apart, seldom enough not to be a load of its own. */
const PAUSE_MS = 100
/** Elasticsearch takes a minute to start beside a load that takes both cores. */
const PATIENCE_MS = 180_000

/**
 * Called right after the fault: whatever it asks for is asked again until it is there. Rejects when that takes too long.
 * `tag`: a word of all posts of this time.
 */
export async function measureRecovery(town: Town, author: Person, faultAt: number, tag: string): Promise<Recovery> {
  // Letters alone: one word to every index.
  const word = `back${randomUUID().replaceAll(/[^a-f]/g, '')}`
  const since = () => Math.round(performance.now() - faultAt)
  const key = randomUUID()
  const id = await eventually('a post to be accepted', async () => {
    const response = await author.fetch('/api/v1/statuses', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ status: `${word} ${tag}` }),
      signal: AbortSignal.timeout(5_000),
    })
    return response.ok && ((await response.json()) as { id: string }).id
  })
  const posting = since()
  const reader = town.readers[0]!
  const [sockets, homes, search] = await Promise.all([
    eventually('it to be on every socket', async () =>
      town.listeners.every(({ posts }) => posts.includes(id)) ? since() : false,
    ),
    eventually('it to be at home', async () => {
      const page = await reader.json<{ id: string }[]>(`/api/v1/timelines/home?limit=40&min_id=${BigInt(id) - 1n}`)
      return page.some((status) => status.id === id) ? since() : false
    }),
    eventually('it to be found', async () => {
      const { statuses } = await reader.json<{ statuses: { id: string }[] }>(`/api/v2/search?type=statuses&q=${word}`)
      return statuses.some((status) => status.id === id) ? since() : false
    }),
  ])
  return { posting, sockets, homes, search }
}

async function eventually<T>(what: string, ask: () => Promise<T | false>): Promise<T> {
  let trouble: unknown
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await wait(PAUSE_MS)) {
    try {
      const answer = await ask()
      if (answer !== false) return answer
    } catch (error) {
      trouble = error
    }
  }
  throw new Error(`waited ${PATIENCE_MS} ms for ${what}`, { cause: trouble })
}
