import net from 'node:net'
import { expect, test } from 'vitest'
import { createLine } from './line.ts'
import type { KafkaClientOptions } from './settings.ts'

const never = () => new Promise<never>(() => {})

/** Nobody listens there; how often it was tried is counted. */
function setUp() {
  let opened = 0
  const options: KafkaClientOptions = {
    brokers: ['127.0.0.1:1'],
    prefix: 'rookery',
    partitions: 1,
    replication: 1,
    socketFactory({ onConnect }) {
      opened += 1
      return net.connect({ host: '127.0.0.1', port: 1 }, onConnect)
    },
  }
  return { line: createLine(options), opened: () => opened }
}

test('a question that kafkajs never answers is given up, as when Kafka is away', async () => {
  const { line } = setUp()
  await expect(line.ask(never, 20)).rejects.toMatchObject({ name: 'KafkaJSRequestTimeoutError', retriable: true })
  line.close()
})

test('after it come connections of their own, and those of before are ended', async () => {
  const { line, opened } = setUp()
  const before = await line.ask(async () => line.cluster()).catch((error: Error) => error.name)
  expect(before).toMatch(/^KafkaJS/)
  await expect(line.ask(never, 20)).rejects.toThrow('does not answer')
  const count = opened()
  await expect(line.ask(async () => line.cluster())).rejects.toThrow(/ECONNREFUSED/)
  expect(opened()).toBeGreaterThan(count)
  line.close()
})

test('closing rejects what is asked, and what is asked then', async () => {
  const { line } = setUp()
  const asked = line.ask(never)
  line.close()
  await expect(asked).rejects.toThrow('the client is closed')
  await expect(line.ask(never)).rejects.toThrow('the client is closed')
  await expect(line.renew()).rejects.toThrow('the client is closed')
})
