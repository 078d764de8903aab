import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, lchownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { commandLine, EngineError, isAlive, openEngines, readEngines, stopProcess } from '@rookery/engines'
import { testFolder, waitUntil } from '@rookery/testing'
import { Redis } from 'ioredis'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dataDir: string
const owners: ChildProcess[] = []

beforeEach(() => {
  dataDir = testFolder()
})

afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL')
  for (const pid of enginePids()) await stopProcess(pid, [['SIGKILL', 10_000]])
  rmSync(dataDir, { recursive: true, force: true })
})

const enginePids = () => Object.values(readEngines(dataDir)).map(({ pid }) => pid)
const open = (options: Partial<Parameters<typeof openEngines>[0]> = {}) =>
  openEngines({ dataDir, install: false, path: process.env.PATH, log: () => {}, ...options })

interface Said {
  databaseUrl: string
  redisUrl: string
  message: string
}

/** Another process that opens the engines of this folder; resolves once it has them or has given up. */
async function startOwner(): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/owner.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  owners.push(child)
  for await (const line of createInterface({ input: child.stdout! })) return { child, said: JSON.parse(line) }
  throw new Error('the owner said nothing')
}

async function killOwner(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function redis<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url)
  try {
    return await work(client)
  } finally {
    client.disconnect()
  }
}

test('a second start finds the data, and nothing runs in between', async () => {
  {
    await using engines = await open()
    await sql(engines.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await redis(engines.redisUrl, (client) => client.set('kept', '42'))
    expect(engines.describe().join()).toMatch(/PostgreSQL \d+.*Redis \d+/)
    expect(enginePids().every(isAlive)).toBe(true)
  }
  expect(enginePids().some(isAlive)).toBe(false)

  await using again = await open()
  expect(await sql(again.databaseUrl, 'SELECT answer FROM kept')).toEqual([42])
  expect(await redis(again.redisUrl, (client) => client.get('kept'))).toBe('42')
})

test('engines have the settings that the rest relies on, and secrets are for their owner alone', async () => {
  await using engines = await open()
  expect(await sql(engines.databaseUrl, 'SHOW wal_level')).toEqual(['logical'])
  expect(await sql(engines.databaseUrl, 'SHOW max_slot_wal_keep_size')).toEqual(['4GB'])
  expect(await sql(engines.databaseUrl, 'SHOW fsync')).toEqual(['on'])
  const setting = (name: string) =>
    redis(engines.redisUrl, async (client) => (await client.config('GET', name)) as string[])
  expect(await setting('appendonly')).toEqual(['appendonly', 'yes'])
  expect(await setting('appendfsync')).toEqual(['appendfsync', 'everysec'])
  expect(await setting('maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
  for (const name of ['postgres.password', 'redis.password', 'engines.json', 'redis/redis.conf']) {
    expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0)
  }
  const password = readFileSync(join(dataDir, 'redis.password'), 'utf8')
  expect(enginePids().map(commandLine).join()).not.toContain(password)
  const url = new URL(engines.redisUrl)
  url.password = 'wrong'
  const client = new Redis(url.href, { lazyConnect: true, retryStrategy: null })
  client.on('error', () => {})
  await expect(client.connect().then(() => client.ping())).rejects.toThrow()
  client.disconnect()
})

test('engines that outlived a killed owner are adopted, and stop with the new one', async () => {
  const { child, said } = await startOwner()
  await sql(said.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const before = enginePids()
  await killOwner(child)
  expect(before.every(isAlive)).toBe(true)
  {
    await using engines = await open()
    expect(enginePids()).toEqual(before)
    expect(engines.describe().join()).toContain('was still running')
    expect(await sql(engines.databaseUrl, 'SELECT answer FROM kept')).toEqual([42])
  }
  expect(before.some(isAlive)).toBe(false)
})

test('process ids of dead engines that now belong to a stranger are not taken for engines', async () => {
  const { child } = await startOwner()
  await killOwner(child)
  for (const pid of enginePids()) await stopProcess(pid, [['SIGKILL', 10_000]])
  const file = join(dataDir, 'engines.json')
  const records = JSON.parse(readFileSync(file, 'utf8'))
  const postmaster = join(dataDir, 'postgres/postmaster.pid')
  const stranger = spawn('tail', ['-f', '/dev/null'], { stdio: 'ignore' })
  for (const name of Object.keys(records)) records[name].pid = stranger.pid
  writeFileSync(file, JSON.stringify(records))
  writeFileSync(postmaster, readFileSync(postmaster, 'utf8').replace(/^\d+/, String(stranger.pid)))
  try {
    await using engines = await open()
    expect(await sql(engines.databaseUrl, 'SELECT 1')).toEqual([1])
    expect(isAlive(stranger.pid!)).toBe(true)
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('a folder has one owner: the second is refused in one line, and may have it when the first is gone', async () => {
  const { child, said } = await startOwner()
  const refused = await open().catch((error) => error)
  expect(refused).toBeInstanceOf(EngineError)
  expect(refused.message).toMatch(new RegExp(`^Another Rookery \\(process ${child.pid}\\) is using the folder .+$`))
  expect(await sql(said.databaseUrl, 'SELECT 1')).toEqual([1])

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  await using engines = await open()
  expect(await sql(engines.databaseUrl, 'SELECT 1')).toEqual([1])
})

test('an unwritable folder is one clear line', async () => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  await expect(open({ dataDir: join(file, 'data') })).rejects.toThrow(/^DATA_DIR: .+ cannot be written \(ENOTDIR\)\.$/)
})

test('a folder below one that only its owner may enter works too', async () => {
  const closed = join(dataDir, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  chmodSync(dataDir, 0o700)
  let home = ''
  try {
    await using engines = await open({ dataDir: join(closed, 'data with "signs" in it') })
    const [folder] = await sql(engines.databaseUrl, 'SHOW data_directory')
    home = join(String(folder), '..')
    expect(await sql(engines.databaseUrl, 'SELECT 1')).toEqual([1])
  } finally {
    if (home.startsWith('/var/lib/rookery/')) rmSync(home, { recursive: true, force: true })
  }
})

test('an engine that cannot start leaves the other stopped and the folder free', async () => {
  {
    await using engines = await open()
    expect(engines.databaseUrl).toContain('postgresql://')
  }
  const version = join(dataDir, 'postgres/PG_VERSION')
  const good = readFileSync(version)
  writeFileSync(version, '9\n')
  await expect(open()).rejects.toThrow(/^The data folder was made by PostgreSQL 9, which is no longer here\..+$/)
  await waitUntil(() => !enginePids().some(isAlive), { describe: 'both engines to be gone' })
  writeFileSync(version, good)
  await using engines = await open()
  expect(await sql(engines.databaseUrl, 'SELECT 1')).toEqual([1])
})

test('a Redis whose record was deleted does not get a second one beside it on the same files', async () => {
  const { child, said } = await startOwner()
  await redis(said.redisUrl, (client) => client.set('kept', '42'))
  const { redis: lost } = readEngines(dataDir)
  await killOwner(child)
  rmSync(join(dataDir, 'engines.json'))

  await using engines = await open()
  expect(isAlive(lost!.pid)).toBe(false)
  expect(await redis(engines.redisUrl, (client) => client.get('kept'))).toBe('42')
})

test.runIf(process.getuid?.() === 0)('as root, PostgreSQL goes on as the user that owns its data', async () => {
  {
    await using engines = await open()
    await sql(engines.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
  }
  const someone = 54_321
  for (const name of [
    'postgres',
    ...readdirSync(join(dataDir, 'postgres'), { recursive: true }).map((entry) => `postgres/${entry}`),
  ]) {
    lchownSync(join(dataDir, name), someone, someone)
  }
  await using engines = await open()
  expect(await sql(engines.databaseUrl, 'SELECT answer FROM kept')).toEqual([42])
  expect(engines.describe()[0]).toContain(`data in ${join(dataDir, 'postgres')}`)
})
