/** What an operator can mend is one clear line and exit code 1: no stack, no secret, nothing left running. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestRedis, testFolder, waitUntil } from '@rookery/testing'
import { describe, expect, inject, test } from 'vitest'
import { type CommandResult, runStandalone, startStandalone } from './support/command.ts'
import { processesOf } from './support/processes.ts'
import { freePort, startServer } from './support/server.ts'

const SECRET = 'hunter2'
const NO_REDIS = { PATH: '/nowhere', ROOKERY_INSTALL: 'off' }

/** As `npm start`, on a folder and a port of its own. The run's database: it must not wait for one to be made. */
async function start(env: Record<string, string> = {}): Promise<CommandResult & { dataDir: string }> {
  const dataDir = env.DATA_DIR ?? testFolder()
  const PORT = String(await freePort())
  const DATABASE_URL = inject('databaseServerUrl')
  const result = await runStandalone('main', [], { env: { PORT, DATA_DIR: dataDir, DATABASE_URL, ...env } })
  return { ...result, dataDir }
}

function expectOneLine({ code, stdout, stderr, dataDir }: CommandResult & { dataDir: string }, text: RegExp): void {
  expect(stderr).toMatch(text)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stdout + stderr).not.toContain(SECRET)
  expect(code).toBe(1)
  expect(processesOf(dataDir)).toEqual([])
}

test('a port that another program has', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await waitUntil(() => other.listening)
  const { port } = other.address() as { port: number }
  expectOneLine(await start({ PORT: String(port) }), new RegExp(`^Rookery cannot start: port ${port} is taken`))
  other.close()
})

test('an address that is none of this machine', async () => {
  expectOneLine(await start({ HOST: '192.0.2.1' }), /^Rookery cannot start: HOST: 192\.0\.2\.1 is no address/)
})

test('a data folder that is a file, or below one', async () => {
  const file = join(testFolder(), 'file')
  writeFileSync(file, '')
  expectOneLine(await start({ DATA_DIR: file }), /^Rookery cannot start: DATA_DIR: .+ cannot be written/)
  expectOneLine(await start({ DATA_DIR: join(file, 'below') }), /^Rookery cannot start: DATA_DIR: .+ cannot be written/)
})

test.each([
  ['PORT', 'abc', /PORT must be a port number/],
  ['PORT', '70000', /PORT must be a port number/],
  ['LOG_LEVEL', 'loud', /LOG_LEVEL must be silent, .+ or trace/],
  ['REGISTRATIONS', 'maybe', /REGISTRATIONS must be open/],
  ['PUBLIC_URL', 'social.example', /PUBLIC_URL must be a URL/],
  ['SECRET_KEY', SECRET, /SECRET_KEY must be at least 32 characters/],
  ['DATABASE_URL', `garbage ${SECRET}`, /DATABASE_URL must be a URL/],
  ['DATABASE_URL', `postgresql://user:${SECRET}@localhost:port/rookery`, /DATABASE_URL: /],
  ['DATABASE_URL', `postgresql://user:${SECRET}%@localhost/rookery`, /DATABASE_URL: /],
  ['REDIS_URL', SECRET, /REDIS_URL must be a URL/],
  ['REDIS_URL', `redis://:${SECRET}@localhost:port`, /REDIS_URL: /],
  ['KAFKA_BROKERS', 'localhost', /KAFKA_BROKERS must be a list such as/],
])('%s=%s', async (name, value, text) => {
  const redis = name === 'REDIS_URL' ? {} : NO_REDIS
  expectOneLine(await start({ ...redis, [name]: value }), text)
})

describe('servers that were given', () => {
  test('one that is not there', async () => {
    const port = await freePort()
    const redis = `redis://:${SECRET}@127.0.0.1:${port}`
    expectOneLine(await start({ REDIS_URL: redis }), /^Rookery cannot start: REDIS_URL: no connection \(.*ECONNREFUSED/)
    const database = `postgresql://rookery:${SECRET}@127.0.0.1:${port}/rookery`
    await using given = await startTestRedis()
    const result = await start({ DATABASE_URL: database, REDIS_URL: given.url })
    expectOneLine(result, /^Rookery cannot start: DATABASE_URL: no connection \(.*ECONNREFUSED/)
  })

  test('a password that is wrong', async () => {
    await using given = await startTestRedis()
    const wrong = new URL(given.url)
    wrong.password = SECRET
    expectOneLine(await start({ REDIS_URL: wrong.href }), /^Rookery cannot start: REDIS_URL: no connection \(WRONGPASS/)
  })

  test.each([
    ['appendonly', 'no', /REDIS_URL: appendonly is no; set it to yes\./],
    ['maxmemory-policy', 'allkeys-lru', /REDIS_URL: maxmemory-policy is allkeys-lru; set it to noeviction\./],
  ])('a Redis with %s %s', async (name, value, text) => {
    await using given = await startTestRedis({ settings: { [name]: value } })
    expectOneLine(await start({ REDIS_URL: given.url }), text)
  })
})

test('no Redis to be had: neither a program, nor an installation that is allowed, nor pip', async () => {
  expectOneLine(await start(NO_REDIS), /^Rookery cannot start: No Redis 6\.2 or later found\. Install it \(.+\)/)
})

test('a second one on the same folder; the first does not notice', async () => {
  await using first = await startServer()
  const { code, stderr, stdout } = await start({ DATA_DIR: first.dataDir })
  expect(stderr).toMatch(
    new RegExp(`^Rookery cannot start: Another Rookery \\(process ${first.pid}\\) is using [^\\n]+\\n$`),
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect((await fetch(new URL('/health/ready', first.url))).status).toBe(200)
})

function launcherAlone(): { root: string; launcher: string } {
  const root = testFolder()
  const scripts = fileURLToPath(new URL('../../../scripts/', import.meta.url))
  for (const folder of ['scripts', 'node_modules/.bin']) mkdirSync(join(root, folder), { recursive: true })
  for (const name of ['prepare.mjs', 'installed.mjs']) copyFileSync(join(scripts, name), join(root, 'scripts', name))
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{"":{}}}')
  writeFileSync(join(root, 'package.json'), '{}')
  return { root, launcher: join(root, 'scripts/prepare.mjs') }
}

test('a command beside a running server never takes its packages away', async () => {
  const { root, launcher } = launcherAlone()
  writeFileSync(join(root, 'node_modules/of-the-server.js'), '')
  const result = await runStandalone(launcher, ['--running'])
  expectOneLine({ ...result, dataDir: root }, /^The installed packages are not those of this version\. Stop Rookery/)
  expect(existsSync(join(root, 'node_modules/of-the-server.js'))).toBe(true)
})

test('another Node than expected: the launcher says so', async () => {
  const { root, launcher } = launcherAlone()
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":{}}')
  writeFileSync(join(root, 'node_modules/.bin/node'), '#!/bin/sh\necho v20.11.1\n', { mode: 0o755 })
  const result = await runStandalone(launcher)
  expectOneLine({ ...result, dataDir: root }, /^Rookery needs Node 24, but .+ is v20\.11\.1\. Delete node_modules/)
})

describe('stopped while it starts', () => {
  test.each([
    ['at once', () => true],
    ['when the folder is its own', (dataDir: string) => existsSync(join(dataDir, 'owner.pid'))],
    ['when an engine runs', (dataDir: string) => existsSync(join(dataDir, 'engines.json'))],
    ['when the secret is made', (dataDir: string) => existsSync(join(dataDir, 'secret.key'))],
  ])('%s', async (when, reached) => {
    const dataDir = testFolder()
    const PORT = String(await freePort())
    const starting = startStandalone('main', [], { env: { PORT, DATA_DIR: dataDir, LOG_LEVEL: 'warn' } })
    await waitUntil(() => reached(dataDir))
    process.kill(starting.pid, 'SIGTERM')
    const { code, stderr, stdout } = await starting.ended
    // While Node itself is loading, the signal ends it as it ends any program: without a code.
    expect(when === 'at once' ? [0, null] : [0]).toContain(code)
    // Where we stood still ourselves, it was ready before it was stopped.
    expect({ stderr, stdout }).toEqual({ stderr: '', stdout: expect.stringMatching(/^(Rookery is ready on \S+\n)?$/) })
    expect(processesOf(dataDir)).toEqual([])
  })
})
