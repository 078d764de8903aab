// What the clients of engines and services really throw, set as services set them, while what they talk to is away: known as such.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { USERS_METHODS, type UsersService } from '@rookery/contracts'
import { createPool, createPrismaUsersClient } from '@rookery/database'
import { openEventLog } from '@rookery/event-log'
import { createServiceClient, createServiceIdentity, isAway } from '@rookery/http'
import { openMediaStore } from '@rookery/media'
import { createRedisClient, openImpatientCopy, type RedisUse } from '@rookery/redis'
import { createTestDatabase, startTestRedis } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** A port that nobody listens on; one whose server breaks each connection at the first byte. */
const ports = { closed: 0, breaking: 0 }
const breaking = createServer((socket: Socket) => {
  socket.on('error', () => {})
  socket.once('data', () => socket.destroy())
})
beforeAll(async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  ports.closed = (closed.address() as AddressInfo).port
  closed.close()
  breaking.listen(0, '127.0.0.1')
  await once(breaking, 'listening')
  ports.breaking = (breaking.address() as AddressInfo).port
})
afterAll(() => void breaking.close())

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (answer) => `answered ${answer}`,
    (error: unknown) => error,
  )
const expectAway = async (work: Promise<unknown>) => {
  const error = await thrownBy(work)
  expect(isAway(error), String(error)).toBe(true)
}

const pg = (port: number) => createPool(`postgres://rook:rook@127.0.0.1:${port}/x`, { name: 'test', max: 1 })
const redisAt = (port: number, use?: RedisUse) =>
  createRedisClient({ url: `redis://127.0.0.1:${port}`, name: 'test', ...(use && { use }) })
const clusterAt = (port: number) =>
  createRedisClient({ url: `redis://127.0.0.1:${port},redis://127.0.0.1:${port}`, name: 'test' })

const CLIENTS: Record<string, (port: number) => Promise<unknown>> = {
  pg: (port) => pg(port).query('SELECT 1'),
  Prisma: async (port) => (await createPrismaUsersClient(pg(port))).account.findFirst(),
  'Prisma, in a transaction': async (port) =>
    (await createPrismaUsersClient(pg(port))).$transaction((tx) => tx.account.findFirst()),
  async Redis(port) {
    await using redis = redisAt(port)
    return await redis.get('a')
  },
  async 'Redis, in a session'(port) {
    await using redis = redisAt(port, 'session')
    return await redis.get('a')
  },
  async 'Redis, impatient'(port) {
    await using redis = redisAt(port)
    const impatient = await openImpatientCopy(redis, () => {})
    return impatient.get('a').finally(() => impatient.disconnect())
  },
  async 'a Redis Cluster'(port) {
    await using redis = clusterAt(port)
    return await redis.get('a')
  },
  async 'a Redis Cluster, impatient'(port) {
    await using redis = clusterAt(port)
    const impatient = await openImpatientCopy(redis, () => {})
    return impatient.get('a').finally(() => impatient.disconnect())
  },
  async Kafka(port) {
    const kafka = { brokers: [`127.0.0.1:${port}`], prefix: 'x', partitions: 1, replication: 1 }
    await using log = await openEventLog({ kafka, redisUrl: '', name: 'test' })
    return await log.ping()
  },
  async S3(port) {
    const s3 = {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'x',
      bucket: 'x',
      accessKeyId: 'x',
      secretAccessKey: 'x',
    }
    await using store = await openMediaStore({ s3, folder: '' })
    for await (const key of store.list('', Date.now())) return key
    return 'nothing'
  },
  async 'another service'(port) {
    const identity = createServiceIdentity({ secretKey: 'x'.repeat(32), service: 'tweet-service' })
    const urls = [`http://127.0.0.1:${port}`]
    await using users = createServiceClient<UsersService>(USERS_METHODS, { urls, service: 'user-service', identity })
    return await users.getAccounts({ ids: [1] })
  },
  fetch: (port) => fetch(`http://127.0.0.1:${port}`),
}

it.each(Object.entries(CLIENTS))('%s: nobody listens', async (_, ask) => {
  await expectAway(ask(ports.closed))
})

it.each(Object.entries(CLIENTS))('%s: the connection breaks', async (_, ask) => {
  await expectAway(ask(ports.breaking))
})

it('PostgreSQL ends a connection in the middle of a statement; what it refuses for its own sake is not away', async () => {
  await using database = await createTestDatabase({ migrate: false })
  const pool = createPool(database.url, { name: 'test', max: 2 })
  try {
    const client = await pool.connect()
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const asked = expectAway(client.query('SELECT pg_sleep(60)'))
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid])
    await asked
    client.release(true)
    await expectAway(pool.query('BEGIN READ ONLY; CREATE TABLE a ()'))
    for (const wrong of ['SELECT 1 / 0', 'SELECT nothing', 'SET LOCAL statement_timeout = 1; SELECT pg_sleep(60)']) {
      expect(isAway(await thrownBy(pool.query(wrong)))).toBe(false)
    }
  } finally {
    await pool.end()
  }
})

it('Redis is frozen, then killed; what it refuses for its own sake is not away', async () => {
  await using server = await startTestRedis()
  await using redis = createRedisClient({ url: server.url, name: 'test' })
  await redis.set('text', 'a')
  expect(isAway(await thrownBy(redis.incr('text')))).toBe(false)
  const impatient = await openImpatientCopy(redis, () => {})
  await impatient.get('text')
  process.kill(server.pid, 'SIGSTOP')
  await expectAway(impatient.get('text'))
  const waiting = [expectAway(redis.get('text')), expectAway(impatient.get('text'))]
  await server.kill9()
  await Promise.all(waiting)
  await expectAway(impatient.get('text'))
  impatient.disconnect()
})
