/** Reads partitions without a group, only what is committed: one waiting request a broker, for those that want more. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster } from 'kafkajs'
import type { Line } from './line.ts'
import { readOffsets } from './offsets.ts'
import { type FetchedPartition, type LogRecord, visibleRecords } from './records.ts'
import { isAbsent, type Report } from './report.ts'

/** A partition that is read from `offset` on. */
export interface Source {
  readonly topic: string
  readonly partition: number
  /** The next one to read; setting it is a seek. */
  offset: number
  /** Compacted: may end in batches without records. */
  readonly compacted?: boolean
  /** Enough is waiting: leave it out for now. */
  held(): boolean
  /** In order. Must not throw. */
  take(records: readonly LogRecord[]): void
  /** Its offset moved, with or without records. */
  moved?(): void
}

export interface Fetcher {
  add(source: Source): void
  remove(source: Source): void
  /** A source is not held any more, or was sought. */
  wake(): void
  close(): Promise<void>
}

export interface FetcherOptions {
  line: Line
  report: Report
  /** How long a request waits for the first news, when everybody is in it. */
  waitMs: number
  /** A topic is not there. */
  onAbsent?: () => void
}

const RETRY_MS = 100
/** Who is held now has room again soon, and cannot be asked for before this request is answered. */
const BUSY_WAIT_MS = 20
const PARTITION_BYTES = 256 * 1024
const READ_COMMITTED = 1

export function createFetcher({ line, report, waitMs, onAbsent }: FetcherOptions): Fetcher {
  const sources = new Set<Source>()
  const busy = new Map<string, Promise<void>>()
  const stop = new AbortController()
  let pumping: Promise<void> | null = null
  let again = false

  /** Starts a request to each broker that leads a hungry partition and has none under way. */
  async function pump(): Promise<void> {
    const hungry = [...sources].filter((source) => !source.held())
    if (hungry.length === 0) return
    const cluster = await line.ask(() => line.knowing([...new Set([...sources].map(({ topic }) => topic))]))
    const byNode = new Map<string, Source[]>()
    for (const source of hungry) {
      const [nodeId] = Object.keys(cluster.findLeaderForPartitions(source.topic, [source.partition]))
      if (nodeId !== undefined) byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), source])
    }
    if (byNode.size === 0) throw new Error('no partition has a leader')
    for (const [nodeId, wanted] of byNode) {
      if (busy.has(nodeId)) continue
      const request = fetchFrom(cluster, nodeId, wanted)
        .catch(recover)
        .finally(() => {
          busy.delete(nodeId)
          wake()
        })
      busy.set(nodeId, request)
    }
  }

  async function fetchFrom(cluster: Cluster, nodeId: string, wanted: readonly Source[]): Promise<void> {
    const from = new Map(wanted.map((source) => [source, source.offset]))
    const { responses } = await line.ask(async () => {
      const broker = await cluster.findBroker({ nodeId })
      return (await broker.fetch({
        maxWaitTime:
          wanted.length < sources.size && [...sources].some((source) => source.held()) ? BUSY_WAIT_MS : waitMs,
        minBytes: 1,
        isolationLevel: READ_COMMITTED,
        topics: [...from].map(([{ topic, partition }, offset]) => ({
          topic,
          partitions: [{ partition, fetchOffset: String(offset), maxBytes: PARTITION_BYTES }],
        })),
      })) as { responses: { topicName: string; partitions: FetchedPartition[] }[] }
    })
    report.back()
    for (const { topicName, partitions } of responses) {
      for (const fetched of partitions) {
        const source = wanted.find(({ topic, partition }) => topic === topicName && partition === fetched.partition)
        // It may have been taken away or sought meanwhile.
        if (source && sources.has(source) && source.offset === from.get(source)) advance(source, fetched)
      }
    }
  }

  function advance(source: Source, fetched: FetchedPartition): void {
    const last = fetched.messages.at(-1)
    const stable = Number(fetched.lastStableOffset)
    const records = visibleRecords(fetched, source.offset)
    if (last) source.offset = Math.max(source.offset, Number(last.offset) + 1)
    else if (source.compacted && stable > source.offset) source.offset = stable
    else return
    if (records.length > 0) source.take(records)
    source.moved?.()
  }

  async function recover(error: unknown): Promise<void> {
    if (stop.signal.aborted) return
    report.away(error)
    if (isAbsent(error)) onAbsent?.()
    try {
      const { name, topic, partition } = error as { name?: string; topic?: string; partition?: number }
      const lost = [...sources].find((source) => source.topic === topic && source.partition === partition)
      if (name === 'KafkaJSOffsetOutOfRange' && lost) {
        const { low } = (await readOffsets(line, lost.topic, [lost.partition])).get(lost.partition)!
        lost.offset = low
        lost.moved?.()
      } else {
        await line.renew()
      }
    } catch (other) {
      report.away(other)
      if (isAbsent(other)) onAbsent?.()
    }
    await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
  }

  function wake(): void {
    if (stop.signal.aborted) return
    again = true
    pumping ??= (async () => {
      while (again && !stop.signal.aborted) {
        again = false
        await pump().catch(async (error) => {
          again = true
          await recover(error)
        })
      }
    })().finally(() => {
      pumping = null
    })
  }

  return {
    add(source) {
      sources.add(source)
      wake()
    },
    remove: (source) => void sources.delete(source),
    wake,
    async close() {
      stop.abort()
      line.close()
      await pumping
      await Promise.all(busy.values())
    },
  }
}
