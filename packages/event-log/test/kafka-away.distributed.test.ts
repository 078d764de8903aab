/** Kafka away at the start and later: one line each way, patience in between, and everything goes on. */
import net from 'node:net'
import type { DomainEvent } from '@rookery/contracts'
import { testKafka, waitUntil } from '@rookery/testing'
import type { ISocketFactory } from 'kafkajs'
import { expect, test } from 'vitest'
import { FAN_OUT, lsns, posts, recorder } from '../src/contract/harness.ts'
import { createKafkaEventLog } from '../src/kafka/event-log.ts'
import { createKafkaEventLogWriter } from '../src/kafka/writer.ts'
import { LogRestartedError } from '../src/port.ts'
import { deleteTopics, settingsOf } from './support/kafka-engine.ts'

/** A way to Kafka that can be broken: a port of nobody's then. */
function createWay() {
  const sockets = new Set<net.Socket>()
  let up = false
  let refused = 0
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    if (!up) refused += 1
    const socket = net.connect(up ? { host, port } : { host: '127.0.0.1', port: 1 }, onConnect)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }
  return {
    socketFactory,
    refused: () => refused,
    mend() {
      up = true
    },
    break() {
      up = false
      for (const socket of sockets) socket.destroy(new Error('broken'))
    },
  }
}

test('away at the start, and again later', async () => {
  const kafka = await testKafka()
  const way = createWay()
  const lines: string[] = []
  const logger = {
    warn: (_: object, message: string) => void lines.push(`warn: ${message}`),
    info: (_: object, message: string) => void lines.push(`info: ${message}`),
    debug: () => {},
  }
  const log = createKafkaEventLog({ ...settingsOf(kafka), socketFactory: way.socketFactory, logger })
  const record = recorder()
  const errors: unknown[] = []
  const consumer = await log.consume({ group: FAN_OUT, ...record, onError: (error) => errors.push(error) })
  const live: DomainEvent[] = []
  const resets: unknown[] = []
  const follower = await log.followLive({
    from: null,
    onEvents: (events) => live.push(...events),
    onReset: () => resets.push(live.length),
  })
  await waitUntil(() => way.refused() >= 20)
  await expect(log.ping()).rejects.toThrow()
  expect(lines).toEqual(['warn: Kafka cannot be reached: trying again until it can'])

  way.mend()
  await using writer = createKafkaEventLogWriter(settingsOf(kafka))
  await writer.open(1)
  await writer.append(posts(300))
  await consumer.caughtUp()
  expect(new Set(lsns(record.seen)).size).toBe(300)
  await waitUntil(() => live.length === 300)
  await waitUntil(() => lines.length > 1)
  expect(lines.slice(1)).toEqual(['info: Kafka is back'])

  way.break()
  const before = way.refused()
  await writer.append(posts(300, 301))
  await waitUntil(() => way.refused() >= before + 20)
  way.mend()
  await consumer.caughtUp()
  await waitUntil(() => live.length === 600)
  expect(lsns(live)).toEqual(lsns(posts(600)))
  expect(resets).toEqual([])
  expect(new Set(lsns(record.seen)).size).toBe(600)
  await waitUntil(() => lines.length > 3)
  expect(lines.map((line) => line.slice(0, 4))).toEqual(['warn', 'info', 'warn', 'info'])
  expect(errors).toEqual([])
  expect(record.letters).toEqual([])

  // Closing while it is away is quick, and leaves nothing behind that tries on.
  way.break()
  await follower[Symbol.asyncDispose]()
  await log[Symbol.asyncDispose]()
  await deleteTopics(kafka)
})

test('the writer says at once that its session is over, and opens again when Kafka is back', async () => {
  const kafka = await testKafka()
  const way = createWay()
  await using writer = createKafkaEventLogWriter({ ...settingsOf(kafka), socketFactory: way.socketFactory })
  await expect(writer.open(1)).rejects.toThrow()
  way.mend()
  expect(await writer.open(1)).toBe('fresh')
  await writer.append(posts(10))
  way.break()
  await expect(writer.append(posts(20))).rejects.toThrow(LogRestartedError)
  await expect(writer.acknowledgeable()).rejects.toThrow(LogRestartedError)
  way.mend()
  expect(await writer.open(1)).toBe('continued')
  await writer.append(posts(20))
  expect((await writer.top())?.lsn).toBe(20)
  await deleteTopics(kafka)
})

/** Once: a long answer is cut in half, and its connection breaks. */
function createScissors() {
  const scissors = { open: false, cuts: 0 }
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = net.connect({ host, port }, onConnect)
    const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => boolean
    socket.emit = ((event: string, ...args: unknown[]) => {
      const [chunk] = args
      if (event !== 'data' || !scissors.open || (chunk as Buffer).length < LONG) return emit(event, ...args)
      scissors.open = false
      scissors.cuts += 1
      emit('data', (chunk as Buffer).subarray(0, LONG / 2))
      socket.destroy(new Error('cut'))
      return true
    }) as typeof socket.emit
    return socket
  }
  return { scissors, socketFactory }
}

/** No answer but one with events is so long. */
const LONG = 4_096

test('an answer that was cut in half by a broken connection is not taken for the beginning of the next', async () => {
  const kafka = await testKafka()
  const { scissors, socketFactory } = createScissors()
  await using log = createKafkaEventLog({ ...settingsOf(kafka), socketFactory })
  await using writer = createKafkaEventLogWriter(settingsOf(kafka))
  await writer.open(1)
  const record = recorder()
  const consumer = await log.consume({ group: FAN_OUT, ...record })
  for (let cut = 1; cut <= 3; cut++) {
    scissors.open = true
    await writer.append(posts(300, 300 * (cut - 1) + 1))
    await consumer.caughtUp()
    expect(scissors.cuts).toBe(cut)
  }
  expect(new Set(lsns(record.seen)).size).toBe(900)
  await deleteTopics(kafka)
})
