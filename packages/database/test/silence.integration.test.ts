/** A PostgreSQL that keeps its connections and says nothing: everybody who waits is told, and all is well when it speaks again. */
import { setTimeout as wait } from 'node:timers/promises'
import { createPool, type Pool, serviceUrl, withTransaction } from '@rookery/database'
import {
  createTestDatabase,
  type SilentProxy,
  startSilentProxy,
  TEST_SECRET_KEY,
  type TestDatabase,
} from '@rookery/testing'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'

const SILENCE_MS = 5_000

let database: TestDatabase
let proxy: SilentProxy
let pool: Pool

beforeEach(async () => {
  database = await createTestDatabase()
  const { host, port } = new pg.Client({ connectionString: database.url })
  proxy = await startSilentProxy(host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : port)
  const url = new URL(serviceUrl(database.url, 'users', TEST_SECRET_KEY))
  url.hostname = '127.0.0.1'
  url.port = String(proxy.port)
  url.search = ''
  pool = createPool(url.href, { name: 'silence', max: 2, silenceMs: SILENCE_MS })
})
afterEach(async () => {
  await pool.end()
  await proxy[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const one = () => pool.query('SELECT 1 AS one').then(({ rows }) => rows)

it('a query that gets no answer is given up, and the pool goes on with new connections', async () => {
  expect(await Promise.all([one(), one()])).toEqual([[{ one: 1 }], [{ one: 1 }]])
  proxy.swallow()
  const asked = await Promise.allSettled([one(), one()])
  expect(asked).toMatchObject(Array(2).fill({ reason: { code: 'ETIMEDOUT' } }))
  proxy.forward()
  expect(await Promise.all([one(), one(), one()])).toEqual(Array(3).fill([{ one: 1 }]))
})

it('a transaction is given up where it stands', async () => {
  const work = withTransaction(pool, async (client) => {
    await client.query('SELECT 1')
    proxy.swallow()
    await client.query('SELECT 2')
  })
  await expect(work).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(pool.totalCount).toBe(0)
})

it('a connection that nobody waits for is kept', async () => {
  await using held = await hold()
  const before = proxy.accepted()
  await wait(SILENCE_MS + 500)
  await held.client.query('SELECT 1')
  expect(proxy.accepted()).toBe(before)
})

async function hold() {
  const client = await pool.connect()
  await client.query('SELECT 1')
  return { client, [Symbol.asyncDispose]: async () => client.release() }
}
