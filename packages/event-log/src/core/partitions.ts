/** Which stream an event belongs to. The count of partitions is fixed when a log is made and stored with it. */
import { type DomainEvent, keyOf, ROUTING } from '@rookery/contracts'

/** The stream in commit order. */
export const LIVE = 'live'

/** Name of a partition, the same in Redis keys, leases and offsets. */
export const partitionName = (topic: string, partition: number): string => `${topic}:${partition}`

/** The reverse of partitionName. */
export function parsePartition(name: string): { topic: string; partition: number } {
  const colon = name.lastIndexOf(':')
  return { topic: name.slice(0, colon), partition: Number(name.slice(colon + 1)) }
}

/**
 * A stable hash of a key, modulo the count: the finalizer of MurmurHash3 (32 bit, public domain, Austin Appleby) over
 * both halves. Ids share their low bits (milliseconds × 4096 + sequence), so a bare modulo would be lopsided.
 */
export function partitionOfKey(key: number, count: number): number {
  let hash = Math.imul(Math.floor(key / 0x1_0000_0000), 0x9e3779b1) ^ (key >>> 0)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % count
}

/** Where an event is appended: the partition of its key, where everything of that key is in order, and `live`; or one of them. */
export function streamsOf(event: DomainEvent, count: number): string[] {
  const { topic, live } = ROUTING[event.type]
  const streams = topic === null ? [] : [partitionName(topic, partitionOfKey(keyOf(event), count))]
  return live ? [...streams, LIVE] : streams
}
