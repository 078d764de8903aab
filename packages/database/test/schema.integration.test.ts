import { readFile } from 'node:fs/promises'
import { createTestDatabase, type TestDatabase } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS_FOLDER, SCHEMAS, type SchemaName } from '../src/migration-files.ts'
import { columnsOfPrismaSchema } from './prisma-schema.ts'
import { withClient } from './with-client.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

/** `table.column type[(precision)] [null] [default]`, sorted; lists are never "null": Prisma cannot say it. */
async function columnsOfDatabase(schema: SchemaName): Promise<string[]> {
  const { rows } = await withClient(database.url, (client) =>
    client.query(
      `SELECT table_name, column_name, udt_name, datetime_precision, is_nullable = 'YES' AS nullable,
              column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS' AS defaulted
       FROM information_schema.columns WHERE table_schema = $1 AND table_name <> '_prisma_migrations'`,
      [schema],
    ),
  )
  return rows
    .map((row) => {
      const type = row.udt_name + (row.datetime_precision === null ? '' : `(${row.datetime_precision})`)
      const nullable = row.nullable && !row.udt_name.startsWith('_')
      return `${row.table_name}.${row.column_name} ${type}${nullable ? ' null' : ''}${row.defaulted ? ' default' : ''}`
    })
    .sort()
}

describe.each(SCHEMAS)('schema.prisma of %s', (schema) => {
  it('says what the migrations made: every table, column, type, null and default', async () => {
    const text = await readFile(`${MIGRATIONS_FOLDER}/${schema}/schema.prisma`, 'utf8')
    const columns = columnsOfPrismaSchema(text)
    expect(columns.length).toBeGreaterThan(5)
    expect(columns).toEqual(await columnsOfDatabase(schema))
  })
})
