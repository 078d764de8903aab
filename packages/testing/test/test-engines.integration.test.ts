import { createTestDatabase, startTestRedis, waitUntil } from '@rookery/testing'
import { Redis } from 'ioredis'
import pg from 'pg'
import { expect, test } from 'vitest'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('a test database is fresh, logical, and gone afterwards with its slots and roles', async () => {
  let url: string
  let name: string
  {
    await using database = await createTestDatabase({ migrate: false })
    ;({ url, name } = database)
    expect(await ask(url, `SELECT current_database()::text`)).toEqual([name])
    await ask(url, `CREATE ROLE ${name}_users`)
    expect(
      await ask(url, `SELECT slot_name::text FROM pg_create_logical_replication_slot('${name}_slot', 'pgoutput')`),
    ).toHaveLength(1)
  }
  await expect(ask(url, 'SELECT 1')).rejects.toThrow('does not exist')
  await using other = await createTestDatabase({ migrate: false })
  expect(await ask(other.url, `SELECT rolname FROM pg_roles WHERE rolname LIKE '${name}%'`)).toEqual([])
  expect(await ask(other.url, `SELECT slot_name FROM pg_replication_slots WHERE slot_name LIKE '${name}%'`)).toEqual([])
})

test('a killed Redis keeps what it wrote; one whose file is cut back has lost the end', async () => {
  await using redis = await startTestRedis()
  const first = new Redis(redis.url)
  await first.set('kept', '1')
  await waitUntil(() => redis.appendOnlySize() > 0, { describe: 'the first write in the append-only file' })
  const size = redis.appendOnlySize()
  await first.set('lost', '1')
  await waitUntil(() => redis.appendOnlySize() > size, { describe: 'the second write in the append-only file' })
  first.disconnect()

  await redis.kill9()
  await redis.restart()
  const second = new Redis(redis.url)
  expect(await second.mget('kept', 'lost')).toEqual(['1', '1'])
  second.disconnect()

  await redis.kill9()
  redis.cutAppendOnlyFile(() => size)
  await redis.restart()
  const third = new Redis(redis.url)
  expect(await third.mget('kept', 'lost')).toEqual(['1', null])
  third.disconnect()
})
