import { createTestDatabase, type TestDatabase } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { deadLettersContract } from '../src/contract/dead-letters.ts'
import { createDeadLetterStore } from '../src/index.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  // The database goes with its connections.
  pool.on('error', () => {})
})
afterAll(async () => {
  await pool?.end()
  await database?.[Symbol.asyncDispose]()
})

deadLettersContract('PostgreSQL', async () => {
  await pool.query('TRUNCATE relay.dead_letters')
  return { ...createDeadLetterStore(pool), async [Symbol.asyncDispose]() {} }
})
