// What is removed with an account is found by indexes: a deletion must not read whole tables again and again.
import { createTestDatabase, type TestDatabase } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  columnsNamed,
  columnsReferencing,
  createPool,
  type ErasableColumn,
  eraseRows,
  type Pool,
} from '../src/index.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, { name: 'test', max: 2 })
})
afterAll(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

const hasIndex = async ({ table, column }: ErasableColumn) =>
  (
    await pool.query(
      `SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE i.indrelid = $1::regclass AND quote_ident(a.attname) = $2
         AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = '(' || $2 || ' IS NOT NULL)')`,
      [table, column],
    )
  ).rowCount

test('every column by which rows of an account or a post are found has an index that begins with it', async () => {
  const columns = [
    ...(await columnsReferencing(pool, 'users.accounts')),
    ...(await columnsReferencing(pool, 'tweets.tweets')),
    ...(await columnsNamed(pool, 'tweets', ['account_id', 'author_id'])),
  ]
  expect(columns.length).toBeGreaterThan(15)
  const without: string[] = []
  for (const each of columns) if (!(await hasIndex(each))) without.push(`${each.table}.${each.column}`)
  expect(without).toEqual([])
})

test('rows go by one of several ids, and no others', async () => {
  await pool.query(
    `INSERT INTO users.reserved_usernames (username, account_id) SELECT 'n' || n, n % 3 FROM generate_series(1, 30) n`,
  )
  const column = { table: 'users.reserved_usernames', column: 'account_id' }
  expect(await eraseRows(pool, column, [0, 1], { batch: 7 })).toBe(20)
  expect(await eraseRows(pool, column, [0, 1])).toBe(0)
  expect((await pool.query('SELECT DISTINCT account_id FROM users.reserved_usernames')).rows).toEqual([
    { account_id: 2 },
  ])
  const stopped = AbortSignal.abort(new Error('stopping'))
  await expect(eraseRows(pool, column, [2], { signal: stopped })).rejects.toThrow('stopping')
})
