/** One partition of `tweets` and one member, for unit tests of what a consumer does when something goes wrong. */
import { DURABLE, posts } from '../contract/harness.ts'
import type { LogContext } from './context.ts'
import type { Line } from './line.ts'
import { createNames } from './names.ts'
import type { Report } from './report.ts'
import { encodeHeaders, type GroupState, type LogState } from './states.ts'

const INCARNATION = 'first'

export interface FakeKafka {
  context: LogContext
  group: GroupState
  /** What was told by the adapter itself. */
  told: string[]
  /** Connections for fetching, so far. */
  lines(): number
  /** Ordinal committed last. */
  committed(): number
}

export interface FakeOptions {
  events: number
  /** Ordinals that the log has lost. */
  lost?: readonly number[]
  /** Whether these connections, counted from 1, send what there is; else they answer without anything, always. */
  sends?: (line: number) => boolean
  publish?: LogContext['publish']
}

export function createFakeKafka({ events, lost = [], sends = () => true, publish }: FakeOptions): FakeKafka {
  const names = createNames('fake')
  const records = posts(events).map((event, i) => ({
    offset: String(i),
    key: null,
    value: Buffer.from(JSON.stringify(event)),
    headers: buffers(encodeHeaders({ incarnation: INCARNATION, count: i + 1, position: event.position, after: null })),
    timestamp: '1',
  }))
  const kept = records.filter((_, i) => !lost.includes(i + 1))
  const last = posts(events).at(-1)!.position
  const state: LogState = {
    epoch: 1,
    incarnation: INCARNATION,
    partitions: 1,
    session: '',
    top: last,
    tops: new Map([['tweets:0', { position: last, count: events }]]),
  }
  const group: GroupState = {
    incarnation: INCARNATION,
    token: 'token',
    status: 'ready',
    from: null,
    base: {},
    topics: DURABLE.topics,
    durable: true,
  }
  let commit = { offset: '-1', metadata: null as string | null }

  const coordinator = {
    joinGroup: async ({ groupProtocols }: { groupProtocols: { metadata: Buffer }[] }) => ({
      generationId: 1,
      leaderId: 'alice',
      memberId: 'alice',
      members: [{ memberId: 'alice', memberMetadata: groupProtocols[0]!.metadata }],
    }),
    syncGroup: async ({ groupAssignment: [mine] }: { groupAssignment: { memberAssignment: Buffer }[] }) => mine,
    heartbeat: async () => {},
    leaveGroup: async () => {},
    metadata: async () => {},
    offsetFetch: async () => ({ responses: [{ partitions: [{ partition: 0, ...commit }] }] }),
    async offsetCommit({ topics }: { topics: { partitions: (typeof commit)[] }[] }) {
      commit = topics[0]!.partitions[0]!
    },
  }

  function createLine(isSending: () => boolean): Line {
    let closed = false
    const broker = {
      async fetch({ topics }: { topics: { partitions: { fetchOffset: string }[] }[] }) {
        await new Promise((resolve) => setTimeout(resolve, 2))
        const from = Number(topics[0]!.partitions[0]!.fetchOffset)
        const messages = isSending() ? kept.filter(({ offset }) => Number(offset) >= from) : []
        const partition = { partition: 0, lastStableOffset: String(events), abortedTransactions: null, messages }
        return { responses: [{ topicName: names.topic('tweets'), partitions: [partition] }] }
      },
    }
    const cluster = {
      findTopicPartitionMetadata: () => [{ partitionId: 0 }],
      findLeaderForPartitions: () => ({ 1: [0] }),
      findBroker: async () => broker,
      fetchTopicsOffset: async ([{ topic, fromBeginning }]: [{ topic: string; fromBeginning: boolean }]) => [
        { topic, partitions: [{ partition: 0, offset: String(fromBeginning ? 0 : events) }] },
      ],
    }
    return {
      async ask(question: () => Promise<unknown>) {
        if (closed) throw new Error('the client is closed')
        return question()
      },
      cluster: async () => cluster,
      knowing: async () => cluster,
      coordinator: async () => coordinator,
      forget() {},
      renew: async () => {},
      close() {
        closed = true
      },
    } as unknown as Line
  }

  const told: string[] = []
  const report: Report = { away: (error) => void told.push((error as Error).message), back() {} }
  let lines = 0
  const context = {
    options: { stallMs: 30, firstDelayMs: 1, sessionTimeoutMs: 60_000 },
    names,
    report,
    control: createLine(() => true),
    board: {
      state,
      groups: () => new Map([[DURABLE.name, group]]),
      refresh: async () => {},
      onChange: () => () => {},
      onReplay: () => () => {},
    },
    line(purpose: string) {
      if (!purpose.endsWith(':fetch')) return createLine(() => true)
      const line = ++lines
      return createLine(() => sends(line))
    },
    publish: publish ?? (async () => {}),
  } as unknown as LogContext
  return {
    context,
    group,
    told,
    lines: () => lines,
    committed: () => Number(commit.metadata?.split('/')[1] ?? 0),
  }
}

const buffers = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]))
