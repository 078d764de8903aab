/** A database of the test's own with people in it, and a relay over it. */
import type { EventLogWriter } from '@rookery/event-log'
import { createTestDatabase, type TestDatabaseOptions } from '@rookery/testing'
import pg from 'pg'
import { createRelay, type RelayOptions } from '../../src/index.ts'
import { relayContext } from './relay-context.ts'

export interface World extends AsyncDisposable {
  url: string
  name: string
  sql<R extends pg.QueryResultRow = Record<string, string>>(text: string, values?: unknown[]): Promise<R[]>
  /** Inserts accounts; answers their ids. */
  people<Name extends string>(...names: Name[]): Promise<Record<Name, number>>
  relay(writer: EventLogWriter, options?: RelayOptions): ReturnType<typeof createRelay>
}

export async function createWorld(options: TestDatabaseOptions = {}): Promise<World> {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createTestDatabase(options))
  const pool = new pg.Pool({ connectionString: database.url, max: 8 })
  pool.on('error', () => {})
  stack.defer(() => pool.end())
  const sql: World['sql'] = async (text, values) => (await pool.query(text, values)).rows
  return {
    url: database.url,
    name: database.name,
    sql,
    async people(...names) {
      const rows = await sql('INSERT INTO users.accounts (username) SELECT unnest($1::text[]) RETURNING id, username', [
        names,
      ])
      return Object.fromEntries(rows.map((row) => [row.username, Number(row.id)])) as never
    },
    relay: (writer, relayOptions) => createRelay(relayContext(database.url, writer), { ...FAST, ...relayOptions }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

const FAST = { pollMs: 20, lagMs: 100 }
