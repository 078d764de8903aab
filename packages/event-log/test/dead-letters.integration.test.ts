import { createTestDatabase } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { at, posted } from '../src/contract/harness.ts'
import { createDeadLetterStore, createFakeEventLog, listDeadLetters, replayDeadLetters } from '../src/index.ts'

const GROUP = { name: 'test-group', topics: ['tweets'], durable: true } as const

test('letters are parked once, listed, replayed, and kept while they are refused', async () => {
  await using database = await createTestDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 1 })
  const store = createDeadLetterStore(pool)
  const letter = (lsn: number, error: string) => ({
    group: GROUP.name,
    topic: 'tweets',
    partition: 3,
    event: posted(at(lsn), 2 ** 53 - 1),
    error,
    attempts: 6,
  })
  await store.park(letter(1, 'first\0'))
  await store.park(letter(1, 'again'))
  await store.park(letter(2, 'other'))
  await store.park({ ...letter(2, 'other'), group: 'another' })
  const listed = await listDeadLetters(store, { group: GROUP.name })
  expect(listed).toMatchObject([{ ...letter(1, 'again'), attempts: 12 }, letter(2, 'other')])

  const fake = createFakeEventLog({ groups: [GROUP], leaseMs: 300 })
  await fake.writer.open(1)
  expect((await replayDeadLetters(store, fake.log, {}, { timeoutMs: 50 })).every(({ error }) => error)).toBe(true)
  expect(await listDeadLetters(store, { group: GROUP.name })).toEqual(listed)

  const repaired: number[] = []
  await fake.log.consume({
    group: GROUP,
    handle: async () => {},
    deadLetters: store,
    replay: async (event, partition) => {
      if (event.position.lsn === 1) throw new Error('still indigestible')
      expect(event).toEqual(letter(2, '').event)
      repaired.push(partition)
    },
  })
  const results = await replayDeadLetters(store, fake.log, { group: GROUP.name })
  expect(results.map(({ error }) => error)).toEqual(['Error: still indigestible', null])
  expect(repaired).toEqual([3])
  const left = await listDeadLetters(store)
  expect(left).toMatchObject([{ error: 'Error: still indigestible', attempts: 13 }, { group: 'another' }])
  expect(await listDeadLetters(store, { ids: [left[1]!.id] })).toHaveLength(1)
  await fake.log[Symbol.asyncDispose]()
  await pool.end()
})
