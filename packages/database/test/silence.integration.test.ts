/** A PostgreSQL that keeps its connections and says nothing: everybody who waits is told, and all is well when it speaks again. */
import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { createPool, type Pool, serviceUrl, withTransaction } from '@rookery/database'
import {
  createTestDatabase,
  type SilentProxy,
  startSilentProxy,
  TEST_SECRET_KEY,
  type TestDatabase,
  waitUntil,
} from '@rookery/testing'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'

/** Soon, and a server that is only slow may well be taken for silent: whatever is expected of one that speaks is waited for. */
const SOON_MS = 1_000
const NEVER_MS = 600_000
const PATIENCE = { timeoutMs: 40_000 }

let database: TestDatabase
let proxy: SilentProxy
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.[Symbol.asyncDispose]())
beforeEach(async () => {
  const { host, port } = new pg.Client({ connectionString: database.url })
  proxy = await startSilentProxy(host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : port)
})
afterEach(async () => {
  await pool?.end()
  await proxy?.[Symbol.asyncDispose]()
})

function openPool(silenceMs: number): Pool {
  const url = new URL(serviceUrl(database.url, 'users', TEST_SECRET_KEY))
  url.hostname = '127.0.0.1'
  url.port = String(proxy.port)
  url.search = ''
  return createPool(url.href, { name: 'silence', max: 2, silenceMs })
}

const one = () => pool.query('SELECT 1 AS one').then(({ rows }) => rows)

it('a query that gets no answer is given up, and the pool goes on with new connections', async () => {
  pool = openPool(SOON_MS)
  await waitUntil(() => Promise.all([one(), one()]), PATIENCE)
  proxy.swallow()
  const asked = await Promise.allSettled([one(), one()])
  expect(asked).toMatchObject(Array(2).fill({ reason: { code: 'ETIMEDOUT' } }))
  proxy.forward()
  expect(await waitUntil(() => Promise.all([one(), one(), one()]), PATIENCE)).toEqual(Array(3).fill([{ one: 1 }]))
})

it('a transaction is given up where it stands', async () => {
  pool = openPool(SOON_MS)
  const work = () =>
    withTransaction(pool, async (client) => {
      await client.query('SELECT 1')
      proxy.swallow()
      await client.query('SELECT 2')
    })
  await expect(work()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(pool.totalCount).toBe(0)
})

it('a connection that nobody waits for is kept, and given up when somebody does', async () => {
  pool = openPool(NEVER_MS)
  const client = await pool.connect()
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  // As Node says it of a socket that was silent for so long.
  const isSilent = async () => {
    stream.emit('timeout')
    await turn()
  }
  await client.query('SELECT 1')
  await isSilent()
  await isSilent()
  expect((await client.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }])
  proxy.swallow()
  const asked = expect(client.query('SELECT 3')).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  await isSilent()
  await asked
  client.release(true)
})
