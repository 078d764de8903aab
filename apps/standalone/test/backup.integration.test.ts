// Rows saved from one database and restored in another: all of them, nothing derived twice, also with fewer migrations than now.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate, roleName, serviceUrl } from '@rookery/database'
import { createTestDatabase, TEST_SECRET_KEY, testFolder, waitUntil } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { exportDatabase } from '../src/backup/export-database.ts'
import { checkMigrations, importDatabase } from '../src/backup/import-database.ts'
import { verifyFiles } from '../src/backup/manifest.ts'
import { saveInstallation } from '../src/backup/save-installation.ts'

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    sql: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows,
    [Symbol.asyncDispose]: () => client.end(),
  }
}
type Connection = Awaited<ReturnType<typeof connect>>

/** Every table's rows as text, without what must differ. */
async function contents({ sql }: Connection): Promise<Record<string, string[]>> {
  const tables = await sql(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
     WHERE schemaname IN ('users', 'tweets', 'search', 'notifications') AND tablename <> '_prisma_migrations'`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await sql(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** What counters, tags, edits and marks hang on; and texts that COPY has to escape. */
async function fill({ sql }: Connection): Promise<void> {
  await sql(
    `INSERT INTO users.accounts (username, note) VALUES ('alice', E'tab\\t, back\\\\slash,\\nnew line, 🐦, \\\\N'), ('bob', '')`,
  )
  const [alice, bob] = (await sql('SELECT id FROM users.accounts ORDER BY username')).map(({ id }) => id)
  await sql('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2), ($2, $1)', [alice, bob])
  await sql(`INSERT INTO tweets.tweets (author_id, text) SELECT $1, 'post #tag ' || n FROM generate_series(1, 50) n`, [
    alice,
  ])
  const posts = (await sql('SELECT id FROM tweets.tweets ORDER BY id')).map(({ id }) => id)
  await sql('INSERT INTO tweets.tweets (author_id, boost_of_id) VALUES ($1, $2)', [bob, posts[0]])
  await sql('INSERT INTO tweets.likes (account_id, tweet_id) VALUES ($1, $2)', [bob, posts[0]])
  await sql(`UPDATE tweets.tweets SET text = 'edited' WHERE id = $1`, [posts[1]])
}

test('rows, sequences and counters are the same; the epoch has risen; triggers work again', async () => {
  await using from = await createTestDatabase()
  await using to = await createTestDatabase({ migrate: false })
  await using source = await connect(from.url)
  await fill(source)
  const folder = testFolder()
  const { database, files } = await exportDatabase(from.url, folder)
  await verifyFiles(folder, files)
  expect(database.tables.find(({ table }) => table === 'tweets')).toMatchObject({ rows: 51 })
  // The tables themselves still take rows while a backup is made.
  const saved = await contents(source)
  await source.sql(`INSERT INTO users.accounts (username) VALUES ('late')`)

  await checkMigrations(database)
  const restore = () => importDatabase({ url: to.url, folder, database, secretKey: TEST_SECRET_KEY })
  await restore()
  await using target = await connect(to.url)
  expect(await contents(target)).toEqual(saved)
  expect(Object.values(saved).flat().length).toBeGreaterThan(100)
  expect(await target.sql('SELECT epoch FROM relay.state')).toEqual([{ epoch: 1 }])
  await expect(restore()).rejects.toThrow('holds a Rookery already')

  // As a service, with the password that comes from the key of the backup; ids go on, counters count.
  await using service = await connect(serviceUrl(to.url, 'tweets', TEST_SECRET_KEY))
  const [{ author_id: alice }] = (await target.sql('SELECT author_id FROM tweets.tweets LIMIT 1')) as [
    { author_id: string },
  ]
  await service.sql(`INSERT INTO tweets.tweets (author_id, text) VALUES ($1, 'new')`, [alice])
  expect(await service.sql('SELECT statuses_count FROM tweets.author_counters WHERE author_id = $1', [alice])).toEqual([
    { statuses_count: '51' },
  ])
  expect(roleName(to.name, 'tweets')).toContain(to.name)
})

test('a backup from before the newest migrations is restored as it was, and brought up to date by the next start', async () => {
  await using from = await createTestDatabase({ migrate: false })
  await using to = await createTestDatabase({ migrate: false })
  const [adminUrl, secretKey] = [from.url, TEST_SECRET_KEY]
  // As the first release had it.
  await migrate({ adminUrl, secretKey, only: (_schema, name) => name < '20261121120000' })
  await using source = await connect(from.url)
  await fill(source)
  const folder = testFolder()
  const { database } = await exportDatabase(from.url, folder)
  await importDatabase({ url: to.url, folder, database, secretKey })
  await using target = await connect(to.url)
  const tables = async () => Object.keys(await contents(target))
  expect(await tables()).not.toContain('users.audit_log')
  await migrate({ adminUrl: to.url, secretKey })
  expect(await tables()).toContain('users.audit_log')
  expect(await target.sql('SELECT count(*) FROM tweets.tweets')).toEqual([{ count: '51' }])
})

test('a backup of a version that this one does not know is refused before anything is done', async () => {
  const migrations = [{ schema: 'users', name: '20990101000000_later', checksum: 'x' }]
  await expect(checkMigrations({ server: '18', tables: [], sequences: [], migrations })).rejects.toThrow(
    '20990101000000_later',
  )
  const file = { path: join('database', 'gone.gz'), bytes: 0, sha256: '' }
  await expect(verifyFiles(testFolder(), [file])).rejects.toThrow('damaged')
})

test('a backup is whole or not there: one that is stopped leaves nothing', async () => {
  await using from = await createTestDatabase()
  const parent = testFolder()
  const save = (stopped: AbortSignal) =>
    saveInstallation({
      folder: join(parent, 'backup'),
      version: '0.1.0',
      madeAt: new Date().toISOString(),
      databaseUrl: from.url,
      secretKey: TEST_SECRET_KEY,
      media: { folder: join(parent, 'no media') },
      stopped,
    })
  // Stopped while it waits for the first rows of a table.
  const stop = new AbortController()
  await using source = await connect(from.url)
  await source.sql('BEGIN')
  await source.sql('LOCK TABLE tweets.tweets IN ACCESS EXCLUSIVE MODE')
  const saving = save(stop.signal).then(
    () => 'saved',
    () => 'not saved',
  )
  const waiting = `SELECT FROM pg_stat_activity WHERE application_name = 'rookery backup' AND wait_event_type = 'Lock'`
  // Not in the transaction: it sees one moment only.
  await using watching = await connect(from.url)
  await waitUntil(async () => (await watching.sql(waiting)).length > 0, { timeoutMs: 60_000 })
  expect(await readdir(parent)).toEqual(['backup.partial'])
  stop.abort()
  expect([await saving, await readdir(parent)]).toEqual(['not saved', []])
  await source.sql('ROLLBACK')
  await save(new AbortController().signal)
  expect(await readdir(parent)).toEqual(['backup'])
})
