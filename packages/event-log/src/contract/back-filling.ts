/** Contract: a group that begins later, or lost its log, back-fills before it goes on. */
import { waitUntil } from '@rookery/testing'
import { expect } from 'vitest'
import { at, DURABLE, lsns, posted, posts, recorder } from './harness.ts'
import type { ContractTest } from './types.ts'

export function backFillingContract(test: ContractTest): void {
  test('a group that comes later back-fills and starts where it was noted', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    await relay.append(posts(50))
    const record = recorder()
    const steps: unknown[] = []
    const consumer = await process().log.consume({
      group: { ...DURABLE, name: 'later' },
      ...record,
      backfill: async (from) => {
        steps.push(from)
        // Nothing is handled meanwhile, nothing is lost either, and a failure is repeated.
        await relay.append(posts(10, 51 + 10 * (steps.length - 1)))
        if (steps.length === 1) throw new Error('try again')
      },
    })
    await waitUntil(() => new Set(lsns(record.seen)).size === 20)
    await consumer.caughtUp()
    expect(steps).toEqual([at(50), at(50)])
    expect(lsns(record.seen).sort()).toEqual(lsns(posts(20, 51)))
  })

  test('a back-fill begins when what was in hand before it is done', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const [gate, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const steps: string[] = []
    const here = process()
    const consumer = await here.log.consume({
      group: DURABLE,
      ...recorder(),
      async handle(events) {
        if (events[0]!.position.epoch === 2) return
        held.resolve()
        await gate.promise
        steps.push('in hand')
      },
      backfill: async () => void steps.push('back-fill'),
    })
    await relay.append([posted(at(1), 7)])
    await held.promise
    await relay.open(2)
    await relay.append([posted(at(1, 0, 2), 7)])
    // It knows of the new log, and could have begun long ago.
    const before = here.answered('claim')
    await waitUntil(() => here.answered('claim') > before + 5)
    gate.resolve()
    await consumer.caughtUp()
    expect(steps).toEqual(['back-fill', 'in hand', 'back-fill'])
  })
}
