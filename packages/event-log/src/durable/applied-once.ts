/**
 * Durable handlers keep the position they applied last beside their effects, in the same transaction. Delivery is at
 * least once; what such a handler writes is applied exactly once, over crashes, flushes and re-sends (decision 3).
 *
 * `last` must lock the position, so that an owner whose lease ran out and its successor take turns: postgres-positions.ts does.
 */
import { comparePositions, type DomainEvent, type Position, ROUTING } from '@rookery/contracts'
import type { ConsumeOptions } from '../port.ts'

/** Effects and positions of one group in one transaction. */
export interface AppliedPositions {
  /** The position applied last in this partition, locked until the transaction ends; null when there is none. */
  last(topic: string, partition: number): Promise<Position | null>
  save(topic: string, partition: number, position: Position): Promise<void>
}

export interface AppliedStore<Tx extends AppliedPositions> {
  /** Runs `work` in one transaction: all of it lasts, or nothing. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The epoch of the newest position kept; null when there is none. */
  epoch(): Promise<number | null>
}

/**
 * The handler, the replay handler and `effectsEpoch` of a durable group; spread it into ConsumeOptions. `apply` gets only
 * what is above the last position. A replay skips that check and does not move the position.
 */
export function appliedOnce<Tx extends AppliedPositions>(
  store: AppliedStore<Tx>,
  apply: (tx: Tx, events: readonly DomainEvent[]) => Promise<void>,
): Required<Pick<ConsumeOptions, 'handle' | 'replay' | 'effectsEpoch'>> {
  return {
    handle: (events, partition) =>
      store.transaction(async (tx) => {
        // A consumer reads topics, so what it is given has one.
        const topic = ROUTING[events[0]!.type].topic as string
        const last = await tx.last(topic, partition)
        const fresh = last ? events.filter((event) => comparePositions(event.position, last) > 0) : events
        if (fresh.length === 0) return
        await apply(tx, fresh)
        await tx.save(topic, partition, fresh.at(-1)!.position)
      }),
    replay: (event) => store.transaction((tx) => apply(tx, [event])),
    effectsEpoch: () => store.epoch(),
  }
}
