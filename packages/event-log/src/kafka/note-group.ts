import { randomUUID } from 'node:crypto'
import type { ConsumerGroupSpec } from '@rookery/contracts'
import { parsePartition } from '../core/partitions.ts'
import type { GroupState, LogState } from './states.ts'

/** A group as it is noted now. `from` null: from the beginning; left out: from the present top. */
export function noteGroup(state: LogState, spec: ConsumerGroupSpec, from: null | undefined): GroupState {
  const isIts = (stream: string) => (spec.topics as readonly string[]).includes(parsePartition(stream).topic)
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
