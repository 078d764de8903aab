/** Neither end of the replication connection is told when the other is frozen or cut off. */
import { once } from 'node:events'
import { createRedisEventLog } from '@rookery/event-log'
import { startSilentProxy, startTestRedis, waitUntil } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createRelay } from '../src/index.ts'
import { durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { memoryWriter } from './support/memory-writer.ts'
import { writePosts } from './support/posts.ts'
import { judgeLog } from './support/redis-log.ts'
import { relayContext } from './support/relay-context.ts'
import { relayProcesses } from './support/relay-processes.ts'
import { createWorld, type World } from './support/world.ts'

const PATIENCE = { timeoutMs: 60_000 }
/** Soon, and long enough for a machine that is busy. */
const SOON = { answerMs: 1_000, silenceMs: 4_000 }
/** Where who is only slow may be taken for silent: all that follows is waited for. */
const AT_ONCE = { answerMs: 500, silenceMs: 1_500 }

test('a frozen relay loses the slot to another; thawed it writes nothing twice', { timeout: 400_000 }, async () => {
  await using redis = await startTestRedis()
  await using world = await createWorld()
  // For ever, where nobody asks for less: the relay does.
  await world.sql(`ALTER DATABASE "${world.name}" SET wal_sender_timeout = 0`)
  await using log = createRedisEventLog({ url: redis.url })
  await using consumer = await durableConsumer(world, redis.url)
  await using stack = new AsyncDisposableStack()
  await using relays = relayProcesses(world.url, { redisUrl: redis.url, name: 'relay' }, SOON)
  const first = await relays.start()
  const writing = writePosts(world, 1_000_000, 500)
  stack.defer(() => writing.stop())
  await waitUntil(() => writing.written() > 1_000, PATIENCE)
  // In the middle of an append, as likely as not: its log is slow.
  first.kill('SIGSTOP')
  const second = await relays.start()
  const taken = writing.written()
  first.kill('SIGCONT')
  await waitUntil(() => writing.written() > taken + 1_000, PATIENCE)
  // The thawed one is well and waits: it has the slot when the other is gone.
  second.kill('SIGKILL')
  await once(second, 'exit')
  writing.stop()
  await writing.done
  await waitUntil(async () => (await judgeLog(world, redis.url)).lost === 0, PATIENCE).catch(() => {})
  expect(await judgeLog(world, redis.url)).toMatchObject({ lost: 0, repeats: 0 })
  await consumer.caughtUp()
  expect(await judgeEffects(world)).toEqual({ lost: 0, twice: 0 })
  expect(await log.lag()).toMatchObject({ 'test-durable': 0 })
})

test('a relay whose connections fell silent begins again', { timeout: 180_000 }, async () => {
  await using world = await createWorld()
  await using proxy = await startSilentProxy(portOf(world))
  const url = new URL(world.url)
  Object.assign(url, { hostname: '127.0.0.1', port: String(proxy.port), search: '' })
  const writer = memoryWriter()
  await using relay = await createRelay(relayContext(url.href, writer), { ...AT_ONCE, pollMs: 20, lagMs: 60_000 })
  await relay.caughtUp()
  proxy.swallow()
  // Nobody asks anything of the server: only the silence of replication can tell.
  await waitUntil(() => relay.health().state === 'retrying', PATIENCE)
  await expect(relay.ping()).rejects.toThrow('retrying')
  await writePosts(world, 20).done
  proxy.forward()
  await waitUntil(() => writer.events.filter(({ type }) => type === 'tweet.posted').length === 20, PATIENCE)
  await waitUntil(() => relay.health().state === 'streaming', PATIENCE)
})

test('a slot may take longer to be made than silence may last', async () => {
  await using world = await createWorld()
  const writer = new pg.Client({ connectionString: world.url })
  await writer.connect()
  // PostgreSQL waits for every transaction that writes before a slot is ready.
  await writer.query('BEGIN; SELECT pg_current_xact_id()')
  await using relay = await createRelay(relayContext(world.url, memoryWriter()), AT_ONCE)
  const caughtUp = relay.caughtUp()
  await waitUntil(() => relay.health().state === 'retrying', PATIENCE)
  await writer.query('COMMIT')
  await caughtUp
  await writer.end()
})

function portOf({ url }: World): number | string {
  const { host, port } = new pg.Client({ connectionString: url })
  return host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : port
}
