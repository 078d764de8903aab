import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { isAlive, openEngines, readEngines, stopProcess } from '@rookery/engines'
import { testFolder, waitUntil } from '@rookery/testing'
import { Redis } from 'ioredis'
import pg from 'pg'
import { expect, test } from 'vitest'

const kill = (pid: number) => stopProcess(pid, [['SIGKILL', 10_000]])

/** Takes the port of a server; rejects while another program has it. */
function squat(port: number): Promise<Server> {
  const squatter = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) =>
    squatter.once('error', reject).listen(port, '127.0.0.1', () => resolve(squatter)),
  )
}

async function answerOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query('SELECT answer FROM kept')).rows[0].answer
  } finally {
    await client.end()
  }
}

test('an engine that dies is started again where it was, as often as it dies, and stops with us', async () => {
  const dataDir = testFolder()
  const said: string[] = []
  const engines = await openEngines({ dataDir, install: false, path: process.env.PATH, log: (line) => said.push(line) })
  try {
    const client = new pg.Client({ connectionString: engines.databaseUrl })
    await client.connect()
    await client.query('CREATE TABLE kept AS SELECT 42 AS answer')
    await client.end()
    const redis = new Redis(engines.redisUrl)
    redis.on('error', () => {})
    await redis.set('kept', '42')

    for (let round = 0; round < 2; round++) {
      const before = readEngines(dataDir)
      await Promise.all([kill(before.postgres!.pid), kill(before.redis!.pid)])
      expect(await waitUntil(() => answerOf(engines.databaseUrl), { timeoutMs: 40_000 })).toBe(42)
      expect(await waitUntil(() => redis.get('kept'), { timeoutMs: 20_000 })).toBe('42')
      await waitUntil(() => said.filter((line) => line.includes('runs again')).length === 2 * (round + 1))
      const after = readEngines(dataDir)
      expect([after.postgres!.port, after.redis!.port]).toEqual([before.postgres!.port, before.redis!.port])
    }
    redis.disconnect()
    expect(said.filter((line) => line.includes('has ended by itself'))).toHaveLength(4)
  } finally {
    await engines[Symbol.asyncDispose]()
  }
  expect(Object.values(readEngines(dataDir)).some(({ pid }) => isAlive(pid))).toBe(false)
  rmSync(dataDir, { recursive: true, force: true })
})

test('while its port is taken it is tried again, and said why', async () => {
  const dataDir = testFolder()
  const said: string[] = []
  await using engines = await openEngines({
    dataDir,
    install: false,
    path: process.env.PATH,
    log: (line) => said.push(line),
  })
  const { redis } = readEngines(dataDir)
  // The supervisor may start Redis again, or try the port, before we have it: then that one has to die as well.
  const squatter = await waitUntil(
    async () => {
      await kill(readEngines(dataDir).redis!.pid)
      return squat(redis!.port)
    },
    { timeoutMs: 20_000 },
  )
  await waitUntil(() => said.some((line) => line.includes(`port ${redis!.port} is taken by another program`)))
  squatter.close()
  await waitUntil(() => said.some((line) => line.includes('Redis runs again')), { timeoutMs: 20_000 })
  expect(new URL(engines.redisUrl).port).toBe(String(redis!.port))
})
