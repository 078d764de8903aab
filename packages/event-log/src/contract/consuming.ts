/** Contract: consumers, crashes, poison and replay. */
import type { DomainEvent } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { expect } from 'vitest'
import { appliedOnce } from '../durable/applied-once.ts'
import { ReplayUnansweredError } from '../port.ts'
import { createFakeAppliedStore } from './fake-applied-store.ts'
import { at, DURABLE, FAN_OUT, heldRecorder, inversions, lsns, posted, posts, recorder } from './harness.ts'
import type { ContractTest } from './types.ts'

const unique = (events: readonly DomainEvent[]) => new Set(lsns(events)).size

export function consumingContract(test: ContractTest): void {
  test('an event whose handler needs what is away waits for it, and is never parked', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const { handle, ...record } = recorder()
    let refusals = 0
    const consumer = await process().log.consume({
      group: FAN_OUT,
      ...record,
      retries: 0,
      isAway: (error) => (error as Error).message === 'away',
      async handle(events, partition) {
        if (refusals++ < 6) throw new Error('away')
        await handle(events, partition)
      },
    })
    await relay.append(posts(3))
    await consumer.caughtUp()
    expect(refusals).toBeGreaterThan(6)
    expect(lsns(record.seen).sort()).toEqual([1, 2, 3])
    expect(record.letters).toEqual([])
  })

  test('a consumer waits for a log that comes later', async ({ writer, process }) => {
    const record = recorder()
    const consumer = await process().log.consume({ group: FAN_OUT, ...record })
    const relay = writer()
    await relay.open(1)
    await relay.append(posts(20))
    await consumer.caughtUp()
    expect(unique(record.seen)).toBe(20)
  })

  test('who gathers takes what came meanwhile in one batch, and ends at once', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const { seen, ...record } = recorder()
    const sizes: number[] = []
    const consumer = await process().log.consume({
      ...record,
      group: FAN_OUT,
      // For ever, as far as this test is concerned: only closing ends it.
      gatherMs: 3_600_000,
      async handle(events, partition) {
        sizes.push(events.length)
        await record.handle(events, partition)
      },
    })
    await relay.append([posted(at(1), 7)])
    await waitUntil(() => sizes.length === 1)
    for (let lsn = 2; lsn <= 10; lsn++) await relay.append([posted(at(lsn), 7)])
    await consumer[Symbol.asyncDispose]()
    expect(sizes).toEqual([1])
    await (await process().log.consume({ ...record, group: FAN_OUT })).caughtUp()
    expect(unique(seen)).toBe(10)
  })

  test('crashes in the middle of batches: 4,000 events, nothing lost, no inversion', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const effects: DomainEvent[] = []
    const store = createFakeAppliedStore()
    const applied = appliedOnce(store, async (tx, events) => {
      for (const event of events) tx.effect(event)
    })
    /** Once doomed it dies half way through its next batch, as it were by SIGKILL. */
    const start = async () => {
      const here = process()
      const fate = { doomed: false, dead: false, log: here.log }
      const dieHalfWay = async (events: readonly DomainEvent[], partition: number): Promise<void> => {
        for (const [i, event] of events.entries()) {
          if (fate.doomed && events.length > 1 && i >= events.length / 2) {
            fate.dead = true
            here.kill()
          }
          if (fate.dead) await new Promise(() => {})
          effects.push(event)
          if (i % 16 === 0) await new Promise((resolve) => setImmediate(resolve))
        }
        await applied.handle(events, partition)
      }
      await here.log.consume({ group: DURABLE, ...recorder(), batchSize: 40, handle: dieHalfWay })
      return fate
    }
    const doomed = [await start(), await start(), await start()]
    const survivor = await start()
    let lsn = 1
    const appendSome = async () => {
      await relay.append(posts(100, lsn))
      lsn += 100
    }
    for (const fate of doomed) {
      fate.doomed = true
      await waitUntil(() => appendSome().then(() => fate.dead), { describe: 'a crash' })
    }
    while (lsn <= 4_000) await appendSome()
    await waitUntil(async () => (await survivor.log.lag())[DURABLE.name] === 0, { timeoutMs: 30_000 })
    const events = lsns(posts(lsn - 1))
    expect(unique(effects)).toBe(events.length)
    expect(inversions(effects)).toBe(0)
    // At least once outside, exactly once where the position is kept beside the effects.
    expect(effects.length).toBeGreaterThan(events.length)
    expect(lsns(store.effects).sort((a, b) => a - b)).toEqual(events)
    expect(inversions(store.effects)).toBe(0)
  })

  test('a poison event is parked, the rest goes on, a replay repairs it', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const { seen, letters, deadLetters } = recorder()
    let poisonous = true
    const { log } = process()
    const consumer = await log.consume({
      group: FAN_OUT,
      retries: 1,
      deadLetters,
      handle: async (events) => {
        if (poisonous && lsns(events).includes(40)) throw new Error('indigestible')
        seen.push(...events)
      },
    })
    await relay.append(posts(100))
    await consumer.caughtUp()
    expect(letters).toHaveLength(1)
    const [letter] = letters
    expect(letter).toMatchObject({ group: FAN_OUT.name, topic: 'tweets', error: 'Error: indigestible', attempts: 2 })
    expect(letter!.event).toEqual(posted(at(40), 3))
    expect(unique(seen)).toBe(99)
    await expect(log.replay(letter!)).rejects.toThrow('indigestible')
    poisonous = false
    await log.replay(letter!)
    expect(unique(seen)).toBe(100)
    const nobody = log.replay({ ...letter!, group: 'nobody' }, { timeoutMs: 50 })
    await expect(nobody).rejects.toThrow(ReplayUnansweredError)
  })

  test('while an event cannot be parked either, its partition waits', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const { seen } = recorder()
    let down = true
    const refuse = async () => {
      if (down) throw new Error('PostgreSQL is away')
    }
    const consumer = await process().log.consume({
      group: FAN_OUT,
      retries: 0,
      deadLetters: { park: () => Promise.reject(new Error('PostgreSQL is away')) },
      handle: async (events) => {
        await refuse()
        seen.push(...events)
      },
      onError: () => setTimeout(() => (down = false), 150),
    })
    await relay.append(posts(30))
    await consumer.caughtUp()
    expect(unique(seen)).toBe(30)
  })

  test('closing finishes the batch in hand and acknowledges it', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const { record: first, held, letGo } = heldRecorder()
    const here = process()
    const consumer = await here.log.consume({ group: FAN_OUT, ...first, batchSize: 10 })
    await relay.append(Array.from({ length: 50 }, (_, i) => posted(at(i + 1), 7)))
    await held
    const closed = consumer[Symbol.asyncDispose]()
    letGo()
    await closed
    expect(lsns(first.seen)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect((await here.log.lag())[FAN_OUT.name]).toBe(40)
    // The leases are free at once.
    const record = recorder()
    const next = await process().log.consume({ group: FAN_OUT, ...record })
    await next.caughtUp()
    expect(lsns(record.seen)).toEqual(Array.from({ length: 40 }, (_, i) => i + 11))
  })
}
