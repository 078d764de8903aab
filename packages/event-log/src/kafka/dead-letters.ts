/**
 * Dead letters in a compacted topic: the key is group and position, a record without a value removes. The topic is read
 * into memory: letters are few, or an operator has more to worry about.
 */
import { formatPosition } from '@rookery/contracts'
import type { DeadLetterFilter, DeadLetters, ParkedLetter } from '../dead-letters/dead-letter-store.ts'
import type { DeadLetter } from '../port.ts'
import { CLOSED, createClient } from './client.ts'
import { createFetcher, type Source } from './fetcher.ts'
import { createLine } from './line.ts'
import { createNames } from './names.ts'
import { readOffsets } from './offsets.ts'
import { PATIENCE_MS, unanswered, within } from './patience.ts'
import { createPublisher } from './publisher.ts'
import { createReport } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { createSilences } from './silences.ts'
import { deadLetterTopics, ensureTopics } from './topics.ts'

/** As it is written; `topic`, `partition` and the event's position tell where it came from. */
type Stored = DeadLetter & { parkedAt: number }

const ERROR_LENGTH = 2_000
const LIMIT = 1_000
/** A broker that falls silent: whoever wants to park tries again, and can be closed meanwhile. */
const READ_MS = 15_000
const RETRY = { retries: 5, initialRetryTime: 50, maxRetryTime: 500 }

/** The topic is made when it is first needed. Calls reject while Kafka is away. */
export function createKafkaDeadLetters(options: KafkaEventLogOptions): DeadLetters & AsyncDisposable {
  const kafka = { silences: createSilences(), ...options, name: `${options.name ?? 'event-log'}:dead-letters` }
  const names = createNames(options.prefix)
  const report = createReport(kafka)
  const control = createLine(kafka)
  const publisher = createPublisher(kafka)
  const fetcher = createFetcher({ line: createLine(kafka), report, waitMs: 500 })
  const letters = new Map<string, Stored>()
  const waiting = new Set<() => void>()
  let ready: Promise<void> | null = null
  let closed = false
  /** Ends what makes the topic. */
  let making = () => {}

  const source: Source = {
    topic: names.deadLetters,
    partition: 0,
    offset: 0,
    compacted: true,
    held: () => false,
    take(records) {
      for (const { key, value } of records) {
        if (key && value) letters.set(key, JSON.parse(value) as Stored)
        else if (key) letters.delete(key)
      }
    },
    moved: () => {
      for (const resume of waiting) resume()
    },
  }

  async function begin(): Promise<void> {
    const client = createClient(kafka, RETRY)
    making = client.destroy
    const admin = client.watched(client.kafka.admin())
    const make = async () => {
      await admin.connect()
      await ensureTopics(admin, deadLetterTopics(names, options))
    }
    try {
      await within(PATIENCE_MS, make)
    } finally {
      client.destroy()
      void admin.disconnect().catch(() => {})
    }
    fetcher.add(source)
  }

  /** Reads to the present end. */
  async function refresh(): Promise<void> {
    ready ??= begin().catch((error) => {
      ready = null
      throw error
    })
    await ready
    const { high } = (await readOffsets(control, names.deadLetters, [0])).get(0)!
    const deadline = performance.now() + READ_MS
    while (source.offset < high) {
      if (closed) throw new Error(CLOSED)
      if (performance.now() >= deadline) throw unanswered('it does not send the dead letters')
      await moved(READ_MS)
    }
  }

  /** Resolves at the next record, or after `ms`. */
  async function moved(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.add(resolve)
    const timer = setTimeout(resolve, ms)
    await promise
    clearTimeout(timer)
    waiting.delete(resolve)
  }

  const keyOf = ({ group, event }: DeadLetter) => `${group}/${formatPosition(event.position)}`
  const write = (key: string, letter: Stored | null) =>
    publisher.publish(names.deadLetters, key, letter && JSON.stringify(letter))
  const tidy = (error: string) => error.replaceAll('\0', '').slice(0, ERROR_LENGTH)
  /** One change at a time: each reads what the one before wrote. */
  let turn: Promise<void> = Promise.resolve()
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(refresh).then(work)
    turn = mine.catch(() => {})
    return mine
  }

  return {
    park: (letter) =>
      inTurn(async () => {
        const key = keyOf(letter)
        const before = letters.get(key)
        const { group, topic, partition, event } = letter
        const attempts = letter.attempts + (before?.attempts ?? 0)
        const parkedAt = before?.parkedAt ?? Date.now()
        await write(key, { group, topic, partition, event, error: tidy(letter.error), attempts, parkedAt })
      }),
    async list({ group, ids, limit = LIMIT }: DeadLetterFilter = {}): Promise<ParkedLetter[]> {
      await turn.then(refresh)
      return [...letters]
        .filter(([key, letter]) => (!group || letter.group === group) && (!ids || ids.includes(key)))
        .sort(([, a], [, b]) => a.parkedAt - b.parkedAt)
        .slice(0, limit)
        .map(([id, letter]) => ({ ...letter, id, parkedAt: new Date(letter.parkedAt) }))
    },
    remove: (id) =>
      inTurn(async () => {
        if (letters.has(id)) await write(id, null)
      }),
    refused: (id, error) =>
      inTurn(async () => {
        const letter = letters.get(id)
        if (letter) await write(id, { ...letter, error: tidy(error), attempts: letter.attempts + 1 })
      }),
    async [Symbol.asyncDispose]() {
      // Whoever waits for what a Kafka that is away does not send would wait for ever.
      closed = true
      for (const resume of waiting) resume()
      making()
      await turn
      await fetcher.close()
      control.close()
      publisher.close()
    },
  }
}
