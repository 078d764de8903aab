import { serviceUrl } from '@rookery/database'
import { createTestDatabase, TEST_SECRET_KEY, type TestDatabase } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from './with-client.ts'

let database: TestDatabase
let tables: { schema: string; name: string }[]

beforeAll(async () => {
  database = await createTestDatabase()
  tables = await withClient(database.url, async (client) => {
    await client.query('CREATE TABLE users.later (id int); CREATE TABLE tweets.later (id int)')
    const { rows } = await client.query(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('users', 'tweets', 'relay')`,
    )
    return rows
  })
})
afterAll(() => database[Symbol.asyncDispose]())

describe.each(['users', 'tweets'] as const)('the role of %s', (service) => {
  const denied = (sql: string) =>
    withClient(serviceUrl(database.url, service, TEST_SECRET_KEY), (client) => client.query(sql)).then(
      () => `allowed: ${sql}`,
      (error: { code?: string }) => error.code,
    )

  it('reads and writes its own tables, those of later migrations too', async () => {
    const own = tables.filter(({ schema, name }) => schema === service && name !== '_prisma_migrations')
    expect(own.length).toBeGreaterThan(5)
    await withClient(serviceUrl(database.url, service, TEST_SECRET_KEY), async (client) => {
      for (const { schema, name } of own) {
        await client.query(`SELECT count(*) FROM ${schema}.${name}`)
        await client.query(`DELETE FROM ${schema}.${name}`)
      }
      await client.query(`SELECT ${service}.next_id(), nextval('${service}.id_sequence')`)
    })
  })

  it('cannot read a single table of another schema', async () => {
    const others = tables.filter(({ schema, name }) => schema !== service && name !== 'dead_letters')
    expect(others.length).toBeGreaterThan(5)
    for (const { schema, name } of others) {
      expect([name, await denied(`SELECT count(*) FROM ${schema}.${name}`)]).toEqual([name, '42501'])
    }
  })

  it('cannot call the functions or sequences of another schema', async () => {
    const other = service === 'users' ? 'tweets' : 'users'
    expect(await denied(`SELECT ${other}.next_id()`)).toBe('42501')
    expect(await denied(`SELECT nextval('${other}.id_sequence')`)).toBe('42501')
  })

  it('parks, reads and takes back dead letters', async () => {
    await withClient(serviceUrl(database.url, service, TEST_SECRET_KEY), async (client) => {
      await client.query(
        `INSERT INTO relay.dead_letters (group_name, topic, partition, epoch, lsn, index, event, error, attempts)
         VALUES ('g', 't', 0, 1, $1, 0, '{}', 'poison', 3)`,
        [service === 'users' ? 1 : 2],
      )
      await client.query('UPDATE relay.dead_letters SET attempts = attempts + 1')
      expect((await client.query('SELECT attempts FROM relay.dead_letters')).rows).toEqual([{ attempts: 4 }])
      await client.query('DELETE FROM relay.dead_letters')
    })
  })

  it('changes no table and records no migration', async () => {
    expect(await denied(`CREATE TABLE ${service}.mine (id int)`)).toBe('42501')
    expect(await denied(`ALTER TABLE ${service}.later ADD COLUMN x int`)).toBe('42501')
    expect(await denied(`SELECT * FROM ${service}._prisma_migrations`)).toBe('42501')
  })
})
