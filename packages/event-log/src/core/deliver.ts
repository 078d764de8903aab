/** Hands a batch to its handler; retries with back-off, then takes it apart, so that one poison event stops nobody. */
import { setTimeout as wait } from 'node:timers/promises'
import type { DomainEvent } from '@rookery/contracts'
import type { ConsumeOptions } from '../port.ts'
import { parsePartition } from './partitions.ts'

export interface Delivery {
  options: Pick<ConsumeOptions, 'group' | 'handle' | 'deadLetters' | 'retries' | 'onError' | 'isAway'>
  /** Name of the partition. */
  partition: string
  /** Ends waiting and trying: the partition is no longer ours, or we close. */
  signal: AbortSignal
  /** Asks the engine whether the partition is still ours: nothing may be parked by mistake while the engine is away. */
  stillOwner: () => Promise<boolean>
  /** The first pause before another try, doubled each time. Default 100 ms. */
  firstDelayMs?: number | undefined
}

/** A handler that refuses a whole batch gets it whole so many times more; after that, one event at a time. */
const WHOLE_RETRIES = 2
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 10_000
/** While something is away the pause is doubled no more often than this: that it is back is to be noticed soon. */
const AWAY_DOUBLINGS = 2

/** True when every event was handled or parked; false when the delivery was given up. */
export async function deliver(delivery: Delivery, events: readonly DomainEvent[]): Promise<boolean> {
  const { retries = 5 } = delivery.options
  if (events.length > 1) {
    const { error } = await attempt(delivery, events, Math.min(WHOLE_RETRIES, retries))
    if (error === undefined) return true
  }
  for (const event of events) if (!(await deliverOne(delivery, event, retries))) return false
  return true
}

/** Tries, then parks; while it cannot be parked either (PostgreSQL is away), it is tried again. */
async function deliverOne(delivery: Delivery, event: DomainEvent, retries: number): Promise<boolean> {
  const { options, signal, stillOwner } = delivery
  const { topic, partition } = parsePartition(delivery.partition)
  for (let attempts = 0; !signal.aborted; ) {
    const tried = await attempt(delivery, [event], retries)
    if (tried.error === undefined) return true
    attempts += tried.attempts
    if (signal.aborted) return false
    try {
      if (!(await stillOwner())) return false
      const error = messageOf(tried.error)
      await options.deadLetters.park({ group: options.group.name, topic, partition, event, error, attempts })
      return true
    } catch (error) {
      options.onError?.(error)
      await backOff(delivery, retries)
    }
  }
  return false
}

async function attempt(
  delivery: Delivery,
  events: readonly DomainEvent[],
  retries: number,
): Promise<{ error?: unknown; attempts: number }> {
  const { options, partition, signal } = delivery
  for (let [attempts, waits] = [1, 0]; ; ) {
    if (signal.aborted) return { error: signal.reason, attempts: attempts - 1 }
    try {
      await options.handle(events, parsePartition(partition).partition)
      return { attempts }
    } catch (error) {
      options.onError?.(error)
      if (options.isAway?.(error)) {
        await backOff(delivery, Math.min(waits++, AWAY_DOUBLINGS))
        continue
      }
      if (attempts > retries) return { error: error ?? new Error('refused without a reason'), attempts }
    }
    await backOff(delivery, attempts++ - 1)
  }
}

/** The first pause × 2ⁿ, of which the second half is random. */
async function backOff({ signal, firstDelayMs = FIRST_DELAY_MS }: Delivery, n: number): Promise<void> {
  const longest = Math.min(firstDelayMs * 2 ** n, LONGEST_DELAY_MS)
  await wait(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {})
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)
