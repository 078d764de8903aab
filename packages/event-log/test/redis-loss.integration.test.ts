/** What only a real Redis can do: restart, lose its last second, lose one key. */
import { CONSUMER_GROUPS, type DomainEvent } from '@rookery/contracts'
import { createRedisClient, logKeys } from '@rookery/redis'
import { startTestRedis, type TestRedis, waitUntil } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { at, DURABLE, FAN_OUT, inversions, lsns, posts, recorder } from '../src/contract/harness.ts'
import {
  createRedisEventLog,
  createRedisEventLogWriter,
  type EventLogWriter,
  LogRestartedError,
  partitionOfKey,
} from '../src/index.ts'

const open = (server: TestRedis) => ({
  writer: createRedisEventLogWriter({ url: server.url, groups: [DURABLE, CONSUMER_GROUPS.timelineFanOut] }),
  log: createRedisEventLog({ url: server.url, leaseMs: 900 }),
})

async function append(writer: EventLogWriter, events: readonly DomainEvent[], step = 100) {
  for (let i = 0; i < events.length; i += step) await writer.append(events.slice(i, i + step))
}

describe('a Redis that fails', () => {
  test('kill -9 and restart: the writer notices, consumers and followers go on', async () => {
    await using server = await startTestRedis()
    const { writer, log } = open(server)
    await using _writer = writer
    await using _log = log
    await writer.open(1)
    const record = recorder()
    const consumer = await log.consume({ group: FAN_OUT, ...record })
    const live: DomainEvent[] = []
    await using _live = await log.followLive({
      from: null,
      onEvents: (events) => live.push(...events),
      onReset: () => live.push(...posts(1, 9_999)),
    })
    const events = posts(900)
    await append(writer, events.slice(0, 500))
    await consumer.caughtUp()
    await server.kill9()
    await expect(writer.append(events.slice(500, 600))).rejects.toThrow(LogRestartedError)
    await server.restart()
    // It does not come back by itself.
    await expect(writer.append(events.slice(600, 700))).rejects.toThrow(LogRestartedError)
    await expect(writer.acknowledgeable()).rejects.toThrow(LogRestartedError)
    expect(await writer.open(1)).toBe('continued')
    await append(writer, events.slice(300))
    await consumer.caughtUp()
    await waitUntil(() => live.length >= 900)
    expect(lsns(live)).toEqual(lsns(events))
    expect(lsns(record.seen).sort((a, b) => a - b)).toEqual(lsns(events))
    expect(inversions(record.seen)).toBe(0)
  })

  test.each([0.1, 0.5, 0.9])('power loss, %f of the last writes kept: sent again, handled again', async (kept) => {
    await using server = await startTestRedis()
    const { writer, log } = open(server)
    await using _writer = writer
    await using _log = log
    await writer.open(1)
    const record = recorder()
    const consumer = await log.consume({ group: FAN_OUT, ...record, batchSize: 50 })
    const live: DomainEvent[] = []
    await using _live = await log.followLive({
      from: null,
      onEvents: (events) => live.push(...events),
      onReset: () => live.push(...posts(1, 9_999)),
    })
    const events = posts(2_100)
    await append(writer, events.slice(0, 1_000))
    await consumer.caughtUp()
    const before = server.appendOnlySize()
    await append(writer, events.slice(1_000, 2_000))
    await consumer.caughtUp()
    await waitUntil(() => live.length === 2_000)

    await server.kill9()
    server.cutAppendOnlyFile((size) => Math.floor(before + (size - before) * kept))
    await server.restart()
    await using admin = createRedisClient({ url: server.url, name: 'admin' })
    const [offsets, length] = await Promise.all([admin.hgetall(logKeys.group(FAN_OUT.name)), admin.xlen(logKeys.live)])
    expect(length).toBeLessThan(2_000)
    const handledBefore = record.seen.length

    await expect(writer.append(events.slice(2_000))).rejects.toThrow(LogRestartedError)
    expect(await writer.open(1)).toBe('continued')
    // Nothing younger than two seconds was acknowledged: replication starts again from further back.
    await append(writer, events.slice(500, 2_000))
    // Without anything new: the consumer notices by itself.
    await consumer.caughtUp()
    await append(writer, events.slice(2_000))
    await consumer.caughtUp()
    expect(await log.recentLive({ since: 0 })).toEqual(events)
    await waitUntil(() => live.length >= 2_100)
    expect(lsns(live)).toEqual(lsns(events))
    expect((await log.lag())[FAN_OUT.name]).toBe(0)
    expect(inversions(record.seen)).toBe(0)
    // Effects that lived in the same Redis went with it: what the group had not acknowledged there is handled again.
    const again = new Set(lsns(record.seen.slice(handledBefore)))
    for (const { position, authorId } of events) {
      const offset = Number(offsets[`tweets:${partitionOfKey(authorId, 4)}`]!.split('-')[0])
      if (position.lsn > offset) expect(again).toContain(position.lsn)
    }
  })

  test('a stream that vanished ends the session', async () => {
    await using server = await startTestRedis()
    const { writer, log } = open(server)
    await using _writer = writer
    await using _log = log
    await writer.open(1)
    await writer.append(posts(50))
    await using admin = createRedisClient({ url: server.url, name: 'admin' })
    await admin.del(logKeys.live)
    await expect(writer.append(posts(1, 51))).rejects.toThrow(LogRestartedError)
    await expect(writer.append(posts(1, 52))).rejects.toThrow(LogRestartedError)
    await writer.open(1)
    await writer.append(posts(52))
    expect(await writer.top()).toEqual(at(52))
    expect(await log.recentLive({ since: 0 })).toEqual(posts(52))
  })

  test('Redis away: everything says so, nothing hangs for ever, closing is quick', async () => {
    await using server = await startTestRedis()
    const { writer, log } = open(server)
    const consumer = await log.consume({ group: FAN_OUT, ...recorder() })
    await server.kill9()
    await expect(writer.open(1)).rejects.toThrow()
    await expect(log.ping()).rejects.toThrow()
    await consumer[Symbol.asyncDispose]()
    await log[Symbol.asyncDispose]()
    await writer[Symbol.asyncDispose]()
  })
})
