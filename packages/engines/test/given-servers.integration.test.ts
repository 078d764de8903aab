import { EngineError, findRedis, openEngines } from '@rookery/engines'
import { createTestDatabase, startSilentProxy, startTestRedis, testFolder } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { checkRedis } from '../src/given-redis.ts'

async function attempt(databaseUrl: string, redisUrl: string): Promise<string[]> {
  const logged: string[] = []
  try {
    await using engines = await openEngines({
      dataDir: testFolder(),
      databaseUrl,
      redisUrl,
      install: false,
      log: (line) => logged.push(line),
    })
    return [...engines.describe(), ...logged]
  } catch (error) {
    if (error instanceof EngineError) return error.message.split('\n')
    throw error
  }
}

test('given servers are used as they are', async () => {
  await using database = await createTestDatabase({ migrate: false })
  await using redis = await startTestRedis()
  expect(await attempt(database.url, redis.url)).toEqual([
    expect.stringMatching(/^PostgreSQL \d+.* \(given\)$/),
    expect.stringMatching(/^Redis \d+.* \(given\)$/),
  ])
})

test('each thing that a given database lacks is one line', async () => {
  await using database = await createTestDatabase({ migrate: false })
  await using redis = await startTestRedis()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`CREATE ROLE ${database.name}_poor LOGIN PASSWORD 'pw'`)
  await client.end()
  const url = new URL(database.url)
  url.username = `${database.name}_poor`
  url.password = 'pw'
  expect(await attempt(url.href, redis.url)).toEqual([
    expect.stringContaining('CREATEROLE'),
    expect.stringContaining('REPLICATION'),
    expect.stringContaining('GRANT CREATE'),
  ])
  url.password = 'secret-but-wrong'
  const [line = ''] = await attempt(url.href, redis.url)
  expect(line).toMatch(/^DATABASE_URL: no connection/)
  expect(line).not.toContain('secret-but-wrong')
})

test('a given Redis that may forget is refused', async () => {
  await using database = await createTestDatabase({ migrate: false })
  await using redis = await startTestRedis({ settings: { appendonly: 'no', 'maxmemory-policy': 'allkeys-lru' } })
  expect(await attempt(database.url, redis.url)).toEqual([
    'REDIS_URL: appendonly is no; set it to yes.',
    'REDIS_URL: maxmemory-policy is allkeys-lru; set it to noeviction.',
  ])
  expect(await attempt(database.url, 'redis://127.0.0.1:1')).toEqual([
    expect.stringMatching(/^REDIS_URL: no connection \(.+\)\.$/),
  ])
})

test('a given Redis that takes the connection and says nothing is one line', async () => {
  await using silent = await startSilentProxy(1)
  silent.swallow()
  const checked = checkRedis(`redis://127.0.0.1:${silent.port}`, () => {}, 200)
  await expect(checked).rejects.toThrow(EngineError)
  await expect(checked).rejects.toThrow(/^REDIS_URL: no connection \(.+\)\.$/)
})

test('no Redis to be had is one line that names the command', async () => {
  const search = { path: '/nonexistent', toolsDir: testFolder(), install: false, log: () => {} }
  await expect(findRedis(search)).rejects.toThrow(/^No Redis .+apt-get install redis-server.+REDIS_URL\.$/)
})
