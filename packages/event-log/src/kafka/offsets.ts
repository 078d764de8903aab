/** Where partitions begin and end, and what groups have committed of them. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Line, TrimBroker } from './line.ts'
import { isAbsent } from './report.ts'
import { decodeMark, type Mark } from './states.ts'

export interface Bounds {
  /** The oldest that is kept. */
  low: number
  /** The next one after the newest, whether its transaction has ended or not. */
  high: number
}

export async function readOffsets(
  line: Line,
  topic: string,
  partitions?: readonly number[],
): Promise<Map<number, Bounds>> {
  return passing(line, () => askOffsets(line, topic, partitions))
}

async function askOffsets(line: Line, topic: string, partitions?: readonly number[]): Promise<Map<number, Bounds>> {
  const cluster = await line.knowing([topic])
  const ids = partitions ?? cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId)
  const ask = async (fromBeginning: boolean) => {
    const [found] = await cluster.fetchTopicsOffset([
      { topic, fromBeginning, partitions: ids.map((partition) => ({ partition })) },
    ])
    return new Map(found!.partitions.map(({ partition, offset }) => [partition, Number(offset)]))
  }
  const [low, high] = await Promise.all([ask(true), ask(false)])
  return new Map(ids.map((id) => [id, { low: low.get(id)!, high: high.get(id)! }]))
}

/** The first record with this time (ms since 1970) or a later one; null when all are older. */
export async function offsetAt(line: Line, topic: string, partition: number, time: number): Promise<number | null> {
  const [found] = await line.ask(async () => {
    const cluster = await line.knowing([topic])
    return cluster.fetchTopicsOffset([{ topic, fromTimestamp: Math.max(0, time), partitions: [{ partition }] }])
  })
  const offset = Number(found!.partitions[0]!.offset)
  return offset < 0 ? null : offset
}

export interface Committed {
  /** The next one to read. */
  offset: number
  mark: Mark
}

/** By partition of the topic; those without a commit of ours are missing. */
export async function readCommits(
  line: Line,
  groupId: string,
  topic: string,
  partitions: readonly number[],
): Promise<Map<number, Committed>> {
  const wanted = partitions.map((partition) => ({ partition, offset: '-1' }))
  const { responses } = await passing(line, async () =>
    (await line.coordinator(groupId)).offsetFetch({ groupId, topics: [{ topic, partitions: wanted }] }),
  )
  const found = new Map<number, Committed>()
  for (const { partition, offset, metadata } of (responses[0]?.partitions ?? []) as CommitRow[]) {
    const mark = decodeMark(metadata)
    if (mark && Number(offset) >= 0) found.set(partition, { offset: Number(offset), mark })
  }
  return found
}

/**
 * Deletes what lies before these offsets, by partition. Leader by leader: kafkajs' admin does it too, but fails with a TypeError when one of
 * them is away.
 */
export async function deleteBelow(line: Line, topic: string, cuts: ReadonlyMap<number, number>): Promise<void> {
  if (cuts.size === 0) return
  const bounds = await readOffsets(line, topic, [...cuts.keys()])
  const wanted = [...cuts]
    .filter(([partition, offset]) => offset > bounds.get(partition)!.low)
    .map(([partition, offset]) => ({ partition, offset: String(Math.min(offset, bounds.get(partition)!.high)) }))
  if (wanted.length === 0) return
  await passing(line, async () => {
    const cluster = await line.knowing([topic])
    const ids = wanted.map(({ partition }) => partition)
    const leaders = Object.entries(cluster.findLeaderForPartitions(topic, ids))
    const deleting = leaders.map(async ([nodeId, led]) => {
      const broker = (await cluster.findBroker({ nodeId })) as TrimBroker
      const partitions = wanted.filter(({ partition }) => led.includes(partition))
      await broker.deleteRecords({ topics: [{ topic, partitions }] }).catch((error: DeleteError) => {
        throw error.partitions?.[0]?.error ?? error
      })
    })
    await Promise.all(deleting)
  })
}

type DeleteError = Error & { partitions?: { error?: Error }[] }

/** Leaders and coordinators move, or are still loading: what passes in a second is tried again here. */
export async function passing<T>(line: Line, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await line.ask(work)
    } catch (error) {
      line.forget()
      const { name, retriable } = error as { name?: string; retriable?: boolean }
      // A broker that has just begun has no coordinators yet: kafkajs calls that final.
      const passes = name === 'KafkaJSGroupCoordinatorNotFound' || (name === 'KafkaJSProtocolError' && retriable)
      if (!passes || isAbsent(error) || tries >= 20) throw error
      await wait(50)
      await line.renew()
    }
  }
}

interface CommitRow {
  partition: number
  offset: string
  metadata: string | null
}
