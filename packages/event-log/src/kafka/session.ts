/**
 * The relay's session with Kafka: a transactional producer that shuts every earlier one out. Each append is one
 * transaction over partitions, `live` and the writer's state, so that all of it is there or nothing.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type ConsumerGroupSpec, type DomainEvent, keyOf } from '@rookery/contracts'
import type { Admin, ITopicConfig, Message, Producer, TopicMessages, Transaction } from 'kafkajs'
import { LIVE, streamsOf } from '../core/partitions.ts'
import { LogRestartedError } from '../port.ts'
import { type Board, openBoard } from './board.ts'
import { type Client, createClient } from './client.ts'
import { createLine, type Line } from './line.ts'
import { createNames, EVENT_TOPICS, type Names, placeOf } from './names.ts'
import { deleteBelow, readOffsets } from './offsets.ts'
import type { Report } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { encodeHeaders, encodeLogState, type GroupState, type LogState, type Top } from './states.ts'
import { ensureTopics, logTopics } from './topics.ts'

export interface AppendedLive {
  /** Count of the first record of a piece, its offset, how many follow and what they take. */
  first: number
  offset: number
  length: number
  bytes: number
  /** Commit time of the last, ms since 1970. */
  at: number
}

export interface Session {
  readonly state: LogState
  readonly board: Board
  readonly control: Line
  readonly admin: Admin
  readonly names: Names
  /** One transaction. Resolves with what went to `live`. */
  append(events: readonly DomainEvent[], now: number): Promise<AppendedLive | null>
  writeGroups(groups: ReadonlyMap<string, GroupState>): Promise<void>
  /** Rejects when the log is not this session's any more. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Kafka writes a transaction's marks after its answer; until then the next one is refused, a few ms. */
const RETRY = { retries: 60, initialRetryTime: 4, multiplier: 1.3, maxRetryTime: 100, factor: 0 }
/** A transaction that nobody ends holds up readers no longer. */
const TRANSACTION_MS = 10_000

export async function openSession(
  options: KafkaEventLogOptions,
  report: Report,
  epoch: number,
  specs: readonly ConsumerGroupSpec[],
): Promise<{ session: Session; fresh: boolean }> {
  const names = createNames(options.prefix)
  await using opening = new AsyncDisposableStack()
  const client = opening.adopt(createClient(options, RETRY), (it) => it.destroy())
  const control = opening.adopt(createLine({ ...options, name: `${options.name}:control` }), (it) => it.close())
  const admin = client.kafka.admin({ retry: { retries: 3, initialRetryTime: 50 } })
  await admin.connect()
  const topics = logTopics(names, options)
  if (await ensureTopics(admin, topics)) await untilLed(control, topics)
  const producer = await fence(client, names)
  const board = opening.adopt(openBoard(options, control, names, report), (it) => it.close())
  // Whoever wrote before cannot any more, and what it left open was aborted: this is its last word.
  await board.refresh()
  const fresh = board.state?.epoch !== epoch
  const session = createSession({ client, control, admin, board, names, producer }, board.state)
  if (fresh) {
    await cutAll(session)
    await session.begin(epoch, await partitionCount(control, names))
  } else await session.resume()
  await noteGroups(session, specs, fresh)
  opening.move()
  return { session, fresh }
}

/** The producer's first transaction asks Kafka for its place: an earlier owner's is ended, and it is shut out. */
async function fence(client: Client, names: Names): Promise<Producer> {
  const producer = client.kafka.producer({
    transactionalId: names.transactionalId,
    transactionTimeout: TRANSACTION_MS,
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: RETRY,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  })
  await producer.connect()
  await (await producer.transaction()).abort()
  return producer
}

/** Topics that were just made have no leaders for a moment. */
async function untilLed(control: Line, topics: readonly ITopicConfig[]): Promise<void> {
  const until = performance.now() + 15_000
  for (const { topic } of topics) {
    for (;;) {
      try {
        await readOffsets(control, topic)
        break
      } catch (error) {
        if (performance.now() > until) throw error
        await wait(30)
        await (await control.cluster()).refreshMetadata().catch(() => {})
      }
    }
  }
}

interface Parts {
  client: Client
  control: Line
  admin: Admin
  board: Board
  names: Names
  producer: Producer
}

function createSession(parts: Parts, known: LogState | null) {
  const { client, control, admin, board, names, producer } = parts
  const id = randomUUID()
  let state: LogState = known ?? { epoch: 0, incarnation: '', partitions: 0, session: '', top: null, tops: new Map() }
  state = { ...state, session: id }

  async function transact(topicMessages: TopicMessages[], next: LogState) {
    const transaction: Transaction = await producer.transaction()
    const note = { topic: names.writer, messages: [{ key: 'log', value: encodeLogState(next), partition: 0 }] }
    const written = await transaction.sendBatch({ topicMessages: [...topicMessages, note] })
    await transaction.commit()
    state = next
    return written
  }

  return {
    get state() {
      return state
    },
    board,
    control,
    admin,
    names,
    resume: () => transact([], state),
    /** Followers of `live` see the mark, even when nothing is ever posted. */
    begin(epoch: number, partitions: number) {
      const incarnation = randomUUID().slice(0, 13)
      const headers = { ...encodeHeaders({ incarnation, count: 0, position: null, after: null }), epoch: String(epoch) }
      const mark = { value: '', headers, partition: 0, timestamp: '1' }
      const next = { epoch, incarnation, partitions, session: id, top: null, tops: new Map() }
      return transact([{ topic: names.topic(LIVE), messages: [mark] }], next)
    },
    async append(events: readonly DomainEvent[], now: number): Promise<AppendedLive | null> {
      const { tops, batches } = toRecords(names, state, events, now)
      const written = await transact(batches, { ...state, top: events.at(-1)!.position, tops })
      const live = written.find(({ topicName }) => topicName === names.topic(LIVE))
      const messages = batches.find(({ topic }) => topic === names.topic(LIVE))?.messages
      if (!live?.baseOffset || !messages) return null
      const bytes = messages.reduce((sum, { value }) => sum + (value as string).length + 200, 0)
      const first = Number(messages[0]!.headers!.count)
      const at = Number(messages.at(-1)!.timestamp)
      return { first, offset: Number(live.baseOffset), length: messages.length, bytes, at }
    },
    async writeGroups(groups: ReadonlyMap<string, GroupState>) {
      const messages = [...groups].map(([key, group]) => ({ key, value: JSON.stringify(group), partition: 0 }))
      if (messages.length > 0) await transact([{ topic: names.groups, messages }], state)
    },
    async verify() {
      await board.refresh()
      const { session, incarnation } = board.state ?? { session: null, incarnation: null }
      if (incarnation !== state.incarnation) throw new LogRestartedError('the log is gone')
      if (session !== id) throw new LogRestartedError('another writer took over')
    },
    async close() {
      control.close()
      client.destroy()
      // They may try on for seconds: without sockets they come to nothing.
      void Promise.allSettled([producer.disconnect(), admin.disconnect()])
      await board.close()
    },
  }
}

/** Each record with its ordinal and what came before it in its partition. */
function toRecords(names: Names, state: LogState, events: readonly DomainEvent[], now: number) {
  const tops = new Map<string, Top>(state.tops)
  const batches = new Map<string, Message[]>()
  for (const event of events) {
    const value = JSON.stringify(event)
    for (const stream of streamsOf(event, state.partitions)) {
      const { topic, partition } = placeOf(names, stream)
      const before = tops.get(stream)
      const count = (before?.count ?? 0) + 1
      const { incarnation } = state
      const headers = encodeHeaders({ incarnation, count, position: event.position, after: before?.position ?? null })
      // Kafka refuses times of the future, and a clock may be ahead of ours.
      const timestamp = String(Math.min(event.at, now))
      const key = stream === LIVE ? null : String(keyOf(event))
      const messages = batches.get(topic) ?? []
      messages.push({ key, value, headers, timestamp, partition })
      batches.set(topic, messages)
      tops.set(stream, { position: event.position, count })
    }
  }
  return { tops, batches: [...batches].map(([topic, messages]) => ({ topic, messages })) }
}

/** What an earlier epoch left is of no use to anybody. */
async function cutAll({ admin, control, names }: Session): Promise<void> {
  for (const topic of EVENT_TOPICS.map((name) => names.topic(name))) {
    const bounds = await readOffsets(control, topic)
    await deleteBelow(admin, topic, new Map([...bounds].map(([partition, { high }]) => [partition, high])))
  }
}

/** As the topics were made, whatever is configured now. */
async function partitionCount(control: Line, names: Names): Promise<number> {
  const topics = EVENT_TOPICS.filter((name) => name !== LIVE).map((name) => names.topic(name))
  const cluster = await control.knowing(topics)
  return Math.min(...topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length))
}

/** A new log has its groups from the beginning; one that came with a new version starts at the present top. */
async function noteGroups(session: Session, specs: readonly ConsumerGroupSpec[], fresh: boolean): Promise<void> {
  const known = fresh ? new Map() : session.board.groups()
  const missing = specs.filter(({ name }) => !known.has(name))
  const from = fresh ? null : undefined
  await session.writeGroups(new Map(missing.map((spec) => [spec.name, noteGroup(session.state, spec, from)])))
}

/** A group as it is noted now. `from` null: from the beginning; left out: from the present top. */
export function noteGroup(state: LogState, spec: ConsumerGroupSpec, from: null | undefined): GroupState {
  const isIts = (stream: string) =>
    (spec.topics as readonly string[]).includes(stream.slice(0, stream.lastIndexOf(':')))
  const base = [...state.tops].filter(([stream]) => isIts(stream)).map(([stream, { count }]) => [stream, count])
  return {
    incarnation: state.incarnation,
    token: randomUUID(),
    status: 'backfill',
    from: from === null ? null : state.top,
    base: from === null ? {} : Object.fromEntries(base),
    topics: spec.topics,
    durable: spec.durable,
  }
}
