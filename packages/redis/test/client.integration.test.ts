import { createServer } from 'node:net'
import { createRedisClient, disconnectNow } from '@rookery/redis'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { describe, expect, test } from 'vitest'

describe('Redis client', () => {
  test('connects lazily under its name and finishes what was sent before it closes', async () => {
    await using server = await startTestRedis()
    const client = createRedisClient({ url: server.url, name: 'alice:commands' })
    expect(client.status).toBe('wait')
    const written = client.set('a', '1')
    expect(await client.client('LIST')).toContain('name=alice:commands')
    const last = client.incr('a')
    await client[Symbol.asyncDispose]()
    expect([await written, await last]).toEqual(['OK', 2])
    await client[Symbol.asyncDispose]()
  })

  test('commands wait for a Redis that restarts; a session never comes back', async () => {
    await using server = await startTestRedis()
    await using commands = createRedisClient({ url: server.url, name: 'commands', use: 'blocking' })
    await using session = createRedisClient({ url: server.url, name: 'session', use: 'session' })
    await commands.set('a', '1')
    await session.get('a')
    await server.kill9()
    await waitUntil(() => session.status === 'end', { describe: 'the session to end' })
    const waiting = commands.get('a')
    await server.restart()
    expect(await waiting).toBe('1')
    await expect(session.get('a')).rejects.toThrow()
  })

  test('a session says at once that nobody listens', async () => {
    await using session = createRedisClient({ url: 'redis://127.0.0.1:1', name: 'session', use: 'session' })
    await expect(session.connect()).rejects.toThrow()
  })
})

test('rejects what waits for a connection when closed between two attempts', async () => {
  await using server = await startTestRedis()
  const redis = createRedisClient({ url: server.url, name: 'test', use: 'blocking' })
  await redis.ping()
  await server.kill9()
  const waiting = redis.xread('BLOCK', 0, 'STREAMS', 'nothing', '$').then(
    () => 'answered',
    () => 'rejected',
  )
  await waitUntil(() => redis.status === 'reconnecting')
  disconnectNow(redis)
  // With ioredis' own disconnect this waits for ever.
  expect(await waiting).toBe('rejected')
})

test('rejects what was sent before the connection broke, when closed before it is back', async () => {
  await using server = await startTestRedis()
  const redis = createRedisClient({ url: server.url, name: 'test', use: 'blocking' })
  await redis.ping()
  const sent = redis.xread('BLOCK', 0, 'STREAMS', 'nothing', '$').then(
    () => 'answered',
    () => 'rejected',
  )
  await using other = createRedisClient({ url: server.url, name: 'other' })
  await waitUntil(async () => String(await other.client('LIST')).includes('cmd=xread'))
  await server.kill9()
  // Something takes connections and drops them, as a Redis that is starting may: ioredis then begins a new queue.
  let dropped = 0
  const squatter = createServer((socket) => {
    dropped++
    socket.destroy()
  }).listen(server.port, '127.0.0.1')
  await waitUntil(() => dropped > 1)
  await waitUntil(() => redis.status === 'reconnecting')
  disconnectNow(redis)
  expect(await sent).toBe('rejected')
  squatter.close()
})
