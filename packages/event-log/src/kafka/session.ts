/**
 * The relay's session with Kafka: a transactional producer that shuts every earlier one out. Each append is one
 * transaction over partitions, `live` and the writer's state, so that all of it is there or nothing.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConsumerGroupSpec, DomainEvent } from '@rookery/contracts'
import type { Admin, ITopicConfig, TopicMessages } from 'kafkajs'
import { LIVE } from '../core/partitions.ts'
import { LogRestartedError } from '../port.ts'
import { type Board, openBoard } from './board.ts'
import { type Client, createClient } from './client.ts'
import { createLine, type Line } from './line.ts'
import { createNames, EVENT_TOPICS, type Names } from './names.ts'
import { noteGroup } from './note-group.ts'
import { deleteBelow, readOffsets } from './offsets.ts'
import { PATIENCE_MS, within } from './patience.ts'
import type { Report } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { encodeHeaders, encodeLogState, type GroupState, type LogState, STATE_KEY } from './states.ts'
import { toRecords } from './to-records.ts'
import { ensureTopics, logTopics } from './topics.ts'
import { openTransactions, type Transactions } from './transactions.ts'

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
  readonly names: Names
  /** One transaction. Resolves with what went to `live`. */
  append(events: readonly DomainEvent[], now: number): Promise<AppendedLive | null>
  writeGroups(groups: ReadonlyMap<string, GroupState>): Promise<void>
  /** Rejects when the log is not this session's any more. */
  verify(): Promise<void>
  close(): Promise<void>
}

const RETRY = { retries: 3, initialRetryTime: 50 }

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
  const writing = opening.adopt(createLine({ ...options, name: `${options.name}:write` }), (it) => it.close())
  const admin = client.watched(client.kafka.admin())
  const topics = logTopics(names, options)
  const made = await within(PATIENCE_MS, async () => {
    await admin.connect()
    return ensureTopics(admin, topics)
  })
  if (made) await untilLed(control, topics)
  const transactions = await openTransactions(writing, names.transactionalId)
  const board = opening.adopt(openBoard(options, control, names, report), (it) => it.close())
  // Whoever wrote before cannot any more, and what it left open was aborted. A broker that was frozen may still think that it leads and
  // show an end of before: what lies below this mark is the predecessor's last word.
  const mark = { topic: names.writer, messages: [{ key: 'opened', value: '', partition: 0 }] }
  const [opened] = await transactions.commit([mark])
  await board.reach(opened!.baseOffset)
  const fresh = board.state?.epoch !== epoch
  const session = createSession({ client, control, writing, admin, board, names, transactions }, board.state)
  if (fresh) {
    await cutAll(session)
    await session.begin(epoch, await partitionCount(control, names), specs)
  } else {
    await session.resume()
    await noteNewGroups(session, specs)
  }
  opening.move()
  return { session, fresh }
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
        await control.renew().catch(() => {})
      }
    }
  }
}

interface Parts {
  client: Client
  control: Line
  writing: Line
  admin: Admin
  board: Board
  names: Names
  transactions: Transactions
}

function createSession(parts: Parts, known: LogState | null) {
  const { client, control, writing, admin, board, names, transactions } = parts
  const id = randomUUID()
  let state: LogState = known ?? { epoch: 0, incarnation: '', partitions: 0, session: '', top: null, tops: new Map() }
  state = { ...state, session: id }

  const groupMessages = (groups: ReadonlyMap<string, GroupState>): TopicMessages => ({
    topic: names.groups,
    messages: [...groups].map(([key, group]) => ({ key, value: JSON.stringify(group), partition: 0 })),
  })

  async function transact(topicMessages: TopicMessages[], next: LogState) {
    const note = { topic: names.writer, messages: [{ key: STATE_KEY, value: encodeLogState(next), partition: 0 }] }
    const written = await transactions.commit([...topicMessages, note])
    state = next
    return written
  }

  return {
    get state() {
      return state
    },
    board,
    control,
    names,
    resume: () => transact([], state),
    /**
     * Followers of `live` see the mark, even when nothing is ever posted. The groups are noted in the same transaction: else a
     * consumer that saw the new log might note its own first, and fill twice.
     */
    begin(epoch: number, partitions: number, specs: readonly ConsumerGroupSpec[]) {
      const incarnation = randomUUID().slice(0, 13)
      const headers = { ...encodeHeaders({ incarnation, count: 0, position: null, after: null }), epoch: String(epoch) }
      const mark = { value: '', headers, partition: 0, timestamp: '1' }
      const next = { epoch, incarnation, partitions, session: id, top: null, tops: new Map() }
      const groups = new Map(specs.map((spec) => [spec.name, noteGroup(next, spec, null)]))
      return transact([{ topic: names.topic(LIVE), messages: [mark] }, groupMessages(groups)], next)
    },
    async append(events: readonly DomainEvent[], now: number): Promise<AppendedLive | null> {
      const { tops, batches } = toRecords(names, state, events, now)
      const written = await transact(batches, { ...state, top: events.at(-1)!.position, tops })
      const live = written.find(({ topic }) => topic === names.topic(LIVE))
      const messages = batches.find(({ topic }) => topic === names.topic(LIVE))?.messages
      if (!live || !messages) return null
      const bytes = messages.reduce((sum, { value }) => sum + (value as string).length + 200, 0)
      const first = Number(messages[0]!.headers!.count)
      const at = Number(messages.at(-1)!.timestamp)
      return { first, offset: live.baseOffset, length: messages.length, bytes, at }
    },
    async writeGroups(groups: ReadonlyMap<string, GroupState>) {
      if (groups.size > 0) await transact([groupMessages(groups)], state)
    },
    async verify() {
      await board.refresh()
      const { session, incarnation } = board.state ?? { session: null, incarnation: null }
      if (incarnation !== state.incarnation) throw new LogRestartedError('the log is gone')
      if (session !== id) throw new LogRestartedError('another writer took over')
    },
    async close() {
      control.close()
      writing.close()
      client.destroy()
      // It may try on for seconds: without sockets it comes to nothing.
      void admin.disconnect().catch(() => {})
      await board.close()
    },
  }
}

/** What an earlier epoch left is of no use to anybody. */
async function cutAll({ control, names }: Session): Promise<void> {
  for (const topic of EVENT_TOPICS.map((name) => names.topic(name))) {
    const bounds = await readOffsets(control, topic)
    await deleteBelow(control, topic, new Map([...bounds].map(([partition, { high }]) => [partition, high])))
  }
}

/** As the topics were made, whatever is configured now. */
async function partitionCount(control: Line, names: Names): Promise<number> {
  const topics = EVENT_TOPICS.filter((name) => name !== LIVE).map((name) => names.topic(name))
  const cluster = await control.ask(() => control.knowing(topics))
  return Math.min(...topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length))
}

/** Groups that came with a new version start at the present top. */
async function noteNewGroups(session: Session, specs: readonly ConsumerGroupSpec[]): Promise<void> {
  const known = session.board.groups()
  const missing = specs.filter(({ name }) => !known.has(name))
  await session.writeGroups(new Map(missing.map((spec) => [spec.name, noteGroup(session.state, spec, undefined)])))
}
