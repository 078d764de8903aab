/** SIGKILL of the whole process in the middle of 500 posts: every acknowledged post once in every home and in the counters. */
import { seededRandom, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { type Person, signUp, walkDown } from './support/people.ts'
import { newestFirst, postAs } from './support/posting.ts'
import { storedPosts, withSql } from './support/rows.ts'
import { type Server, startServer } from './support/server.ts'

const POSTS = 500
const WRITERS = 8
const FOLLOWERS = 300
/** People who sign up for real and whose homes are read; the rest of the followers are rows. */
const READERS = 6
/** A job that was in a worker's hands is taken up again when its lock of five seconds ends, a partition when its owner is known to be dead. */
const PATIENCE = { timeoutMs: 90_000, describe: 'every stored post in every home' }

test('nothing acknowledged is lost or doubled', { timeout: 300_000 }, async () => {
  const first = await startServer()
  const { dataDir, port } = first
  const writers: Person[] = []
  for (let n = 0; n < WRITERS; n++) writers.push(await signUp(first, `writer${n}`))
  const readers: Person[] = []
  for (let n = 0; n < READERS; n++) readers.push(await signUp(first, `reader${n}`))
  await followersByRows(first, writers, readers)
  for (const reader of readers) await reader.json('/api/v1/timelines/home')

  const acknowledged = new Map<string, string>()
  const killAfter = seededRandom(20_261_121).int(150, 350)
  let serial = 0
  let killed: Promise<void> | undefined
  await Promise.all(
    writers.map(async (writer) => {
      while (serial < POSTS) {
        try {
          const { id } = await postAs(writer, `post ${serial++}`)
          acknowledged.set(id, writer.id)
          if (acknowledged.size === killAfter) killed = first.kill9()
        } catch {
          return // the process is gone; what was not answered may or may not exist
        }
      }
    }),
  )
  await killed
  expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter)

  const started = performance.now()
  await using second = await startServer({ dataDir, port })
  console.info(
    `killed after ${killAfter} of ${POSTS} posts; ready again in ${Math.round(performance.now() - started)} ms`,
  )
  const stored = await storedPosts(second)
  expect([...acknowledged.keys()].filter((id) => !stored.has(id))).toEqual([])

  const expected = newestFirst(stored.keys())
  for (const reader of readers) {
    // The relay sends again what was not acknowledged: wait until fan-out has caught up, then nothing may be missing or twice.
    const ids = await waitUntil(async () => {
      const read = await walkDown(reader, '/api/v1/timelines/home?limit=40')
      return read.ids.length >= expected.length && read.ids
    }, PATIENCE)
    expect(ids).toEqual(expected)
  }
  for (const writer of writers) {
    const { statuses_count } = await readers[0]!.json<{ statuses_count: number }>(`/api/v1/accounts/${writer.id}`)
    expect(statuses_count).toBe([...stored.values()].filter((author) => author === writer.id).length)
  }
  console.info(
    `${acknowledged.size} acknowledged, ${stored.size} stored, 0 lost, 0 doubled in ${READERS} homes read to the end`,
  )

  // And it goes on as before.
  const { id } = await postAs(writers[0]!, 'after the crash')
  await waitUntil(async () => (await readers[0]!.json<{ id: string }[]>('/api/v1/timelines/home'))[0]?.id === id)
})

const followersByRows = (server: Server, writers: Person[], readers: Person[]) =>
  withSql(server, async (sql) => {
    await sql.query(`INSERT INTO users.accounts (username) SELECT 'row_' || n FROM generate_series(1, $1::int) n`, [
      FOLLOWERS - readers.length,
    ])
    await sql.query(
      `INSERT INTO users.follows (follower_id, followee_id)
       SELECT a.id, w FROM users.accounts a, unnest($1::bigint[]) w
       WHERE a.username LIKE 'row\\_%' OR a.username LIKE 'reader%'`,
      [writers.map(({ id }) => id)],
    )
  })
