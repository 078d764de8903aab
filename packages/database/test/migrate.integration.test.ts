import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, serviceUrl } from '@rookery/database'
import { createTestDatabase } from '@rookery/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS_FOLDER, SCHEMAS } from '../src/migration-files.ts'
import { withClient } from './with-client.ts'

const secretKey = 'k'
const RECORDS = SCHEMAS.map((schema) => `SELECT * FROM ${schema}._prisma_migrations`)
const APPLIED = `${RECORDS.join(' UNION ALL ')} ORDER BY started_at`

describe('migrate', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-migrations-'))
    await cp(MIGRATIONS_FOLDER, folder, { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function addMigration(name: string, sql: string) {
    await mkdir(join(folder, 'users/migrations', name))
    await writeFile(join(folder, 'users/migrations', name, 'migration.sql'), sql)
  }

  it('does nothing the second time', async () => {
    await using database = await createTestDatabase({ migrate: false })
    const lines: string[] = []
    const options = { adminUrl: database.url, secretKey, log: (line: string) => lines.push(line) }
    await migrate(options)
    const first = await withClient(database.url, async (client) => (await client.query(APPLIED)).rows)
    expect(first.length).toBeGreaterThanOrEqual(3)
    expect(lines).toHaveLength(first.length)
    await migrate(options)
    const second = await withClient(database.url, async (client) => (await client.query(APPLIED)).rows)
    expect(second).toEqual(first)
    expect(lines).toHaveLength(first.length)
  })

  it('stops where it is told to, and goes on from there', async () => {
    await using database = await createTestDatabase({ migrate: false })
    const applied = async () =>
      (await withClient(database.url, async (client) => (await client.query(APPLIED)).rows)).length
    await migrate({ adminUrl: database.url, secretKey, only: (_schema, name) => name < '20261121100000' })
    const early = await applied()
    expect(early).toBeGreaterThanOrEqual(3)
    await migrate({ adminUrl: database.url, secretKey })
    expect(await applied()).toBeGreaterThan(early)
  })

  it('applies everything once when several processes start together', async () => {
    await using database = await createTestDatabase({ migrate: false })
    await Promise.all(Array.from({ length: 6 }, () => migrate({ adminUrl: database.url, secretKey })))
    const rows = await withClient(database.url, async (client) => (await client.query(APPLIED)).rows)
    expect(new Set(rows.map((row) => row.migration_name)).size).toBe(rows.length)
  })

  it('refuses an applied migration that was changed, in one line', async () => {
    await using database = await createTestDatabase({ migrate: false })
    await addMigration('20300101000000_more', 'CREATE TABLE users.more (id int)')
    await migrate({ adminUrl: database.url, secretKey, folder })
    await writeFile(
      join(folder, 'users/migrations/20300101000000_more/migration.sql'),
      'CREATE TABLE users.other (id int)',
    )
    const failure = await migrate({ adminUrl: database.url, secretKey, folder }).catch((error: Error) => error)
    expect(String(failure)).toMatch(/^MigrationError: migration users\/20300101000000_more was changed after[^\n]*$/)
  })

  it('leaves nothing of a migration that fails, and says where it failed', async () => {
    await using database = await createTestDatabase({ migrate: false })
    await addMigration('20300101000000_bad', 'CREATE TABLE users.half (id int);\n\nCREATE TABLE users.half (id int;\n')
    const failure = await migrate({ adminUrl: database.url, secretKey, folder }).catch((error: Error) => error)
    expect(String(failure)).toMatch(/^MigrationError: migration users\/20300101000000_bad failed: [^\n]* \(line 3\)$/)
    await withClient(database.url, async (client) => {
      expect((await client.query(`SELECT to_regclass('users.half') AS half`)).rows).toEqual([{ half: null }])
      // The one before it stays, and the next start goes on from there.
      expect((await client.query(`SELECT to_regclass('users.accounts') IS NOT NULL AS there`)).rows[0].there).toBe(true)
    })
    await writeFile(
      join(folder, 'users/migrations/20300101000000_bad/migration.sql'),
      'CREATE TABLE users.half (id int)',
    )
    await migrate({ adminUrl: database.url, secretKey, folder })
  })

  it('starts on a database that a newer version has migrated', async () => {
    await using database = await createTestDatabase({ migrate: false })
    await addMigration('20300101000000_more', 'CREATE TABLE users.more (id int)')
    await migrate({ adminUrl: database.url, secretKey, folder })
    const lines: string[] = []
    await migrate({ adminUrl: database.url, secretKey, log: (line) => lines.push(line) })
    expect(lines).toEqual(['the schema users is newer than this version: 1 unknown migration(s)'])
  })

  it('sets the passwords again, so that a restored dump or a new secret key works', async () => {
    await using database = await createTestDatabase({ migrate: false })
    await migrate({ adminUrl: database.url, secretKey: 'old' })
    await migrate({ adminUrl: database.url, secretKey: 'new' })
    await withClient(serviceUrl(database.url, 'users', 'new'), (client) => client.query('SELECT 1 FROM users.accounts'))
    const old = withClient(serviceUrl(database.url, 'users', 'old'), (client) => client.query('SELECT 1'))
    await expect(old).rejects.toThrow(/password authentication failed/)
  })

  it('needs no superuser: CREATEROLE and ownership of the database are enough', async () => {
    await using database = await createTestDatabase({ migrate: false })
    const owner = `${database.name}_owner`
    await withClient(database.url, async (client) => {
      await client.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'pw'`)
      await client.query(`ALTER DATABASE ${database.name} OWNER TO ${owner}`)
    })
    const adminUrl = Object.assign(new URL(database.url), { username: owner, password: 'pw' }).href
    await migrate({ adminUrl, secretKey })
    await migrate({ adminUrl, secretKey })
    await withClient(serviceUrl(adminUrl, 'users', secretKey), (client) => client.query('SELECT FROM users.accounts'))
  })

  it('works for a database whose name needs quoting', async () => {
    await using database = await createTestDatabase({ migrate: false })
    const odd = `${database.name} "Odd" é${'x'.repeat(36)}`
    const url = new URL(database.url)
    url.pathname = `/${encodeURIComponent(odd)}`
    await withClient(database.url, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(odd)}`))
    try {
      await migrate({ adminUrl: url.href, secretKey })
      await withClient(serviceUrl(url.href, 'tweets', secretKey), (client) => client.query('SELECT FROM tweets.tweets'))
    } finally {
      await withClient(database.url, (client) =>
        client.query(`DROP DATABASE ${client.escapeIdentifier(odd)} WITH (FORCE)`),
      )
    }
  })

  it('says in one line, without the password, that the server cannot be reached', async () => {
    const adminUrl = 'postgresql://admin:hunter2@localhost:1/db'
    const failure = await migrate({ adminUrl, secretKey }).catch((error: Error) => error)
    expect(String(failure)).toMatch(/^MigrationError: the database cannot be reached: [^\n]*ECONNREFUSED[^\n]*$/)
    expect(String(failure)).not.toContain('hunter2')
  })
})
