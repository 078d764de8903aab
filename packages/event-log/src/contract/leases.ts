/** Contract: partitions are shared, change hands between batches, and belong to one consumer at a time. */
import type { DomainEvent } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { expect } from 'vitest'
import { at, FAN_OUT, heldRecorder, inversions, lsns, posted, posts, recorder, type TestProcess } from './harness.ts'
import type { ContractTest } from './types.ts'

export function leasesContract(test: ContractTest): void {
  test('two consumers share the partitions, and one takes over from the other', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const owners = [new Set<number>(), new Set<number>()]
    const [first, second] = [process(), process()]
    const consume = ({ log }: TestProcess, owner: number) =>
      log.consume({
        group: FAN_OUT,
        ...recorder(),
        handle: async (_, partition) => {
          owners[owner]!.add(partition)
        },
      })
    await consume(first, 0)
    let lsn = 1
    const round = async () => {
      for (const owner of owners) owner.clear()
      await relay.append(posts(200, lsn))
      lsn += 200
      await waitUntil(async () => (await first.log.lag())[FAN_OUT.name] === 0)
      return owners.map((owner) => owner.size)
    }
    expect(await waitUntil(async () => (await round())[0] === 4)).toBe(true)
    const leaving = await consume(second, 1)
    await waitUntil(async () => (await round()).join() === '2,2', { describe: 'two partitions each' })
    await leaving[Symbol.asyncDispose]()
    await waitUntil(async () => (await round()).join() === '4,0', { describe: 'the first to have them all again' })
    await consume(second, 1)
    await waitUntil(async () => (await round()).join() === '2,2', { describe: 'two partitions each' })
    second.kill()
    await waitUntil(async () => (await round())[0] === 4, { describe: 'a take-over from a dead consumer' })
  })

  test('a partition changes hands between batches only', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const [gate, record] = [Promise.withResolvers<void>(), recorder()]
    const [inHand, overlaps] = [new Set<number>(), [] as number[]]
    const handle = async (events: readonly DomainEvent[], partition: number) => {
      if (inHand.has(partition)) overlaps.push(partition)
      inHand.add(partition)
      await gate.promise
      inHand.delete(partition)
      await record.handle(events, partition)
    }
    const [first, second] = [process(), process()]
    const consumer = await first.log.consume({ group: FAN_OUT, ...record, handle, batchSize: 20 })
    await relay.append(posts(800))
    await waitUntil(() => inHand.size === 4)
    await second.log.consume({ group: FAN_OUT, ...record, handle, batchSize: 20 })
    await waitUntil(() => second.answered('claim') > 0)
    // From its first word on its share is two, but every partition is busy.
    const before = first.answered('claim')
    await waitUntil(() => first.answered('claim') >= before + 5)
    gate.resolve()
    await consumer.caughtUp()
    expect(overlaps).toEqual([])
    expect(lsns(record.seen).sort((a, b) => a - b)).toEqual(lsns(posts(800)))
    expect(inversions(record.seen)).toBe(0)
  })

  test('a consumer that lost its lease acknowledges nothing', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const suspended = process()
    const { record: late, held, letGo } = heldRecorder()
    await suspended.log.consume({ group: FAN_OUT, ...late, batchSize: 10 })
    const events = Array.from({ length: 100 }, (_, i) => posted(at(i + 1), 7))
    await relay.append(events)
    await held
    suspended.freeze()
    const record = recorder()
    const other = process()
    await other.log.consume({ group: FAN_OUT, ...record, batchSize: 10 })
    await waitUntil(async () => (await other.log.lag())[FAN_OUT.name] === 0, { describe: 'the take-over' })
    const before = suspended.answered('acknowledge')
    letGo()
    await waitUntil(() => late.seen.length > 0)
    suspended.thaw()
    await waitUntil(() => suspended.answered('acknowledge') > before)
    expect((await other.log.lag())[FAN_OUT.name]).toBe(0)
    await relay.append([posted(at(101), 7)])
    await waitUntil(async () => (await other.log.lag())[FAN_OUT.name] === 0)
    // The late owner finished the batch it had in hand, and began no other; the partition may be its own again.
    expect(lsns(late.seen.slice(0, 10))).toEqual(lsns(events.slice(0, 10)))
    expect(lsns([...record.seen, ...late.seen.slice(10)])).toEqual(lsns([...events, posted(at(101), 7)]))
  })

  test('a consumer that lost its lease parks nothing', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const suspended = process()
    const [gate, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const late = recorder()
    let refused = 0
    await suspended.log.consume({
      group: FAN_OUT,
      ...late,
      retries: 0,
      handle: async () => {
        held.resolve()
        await gate.promise
        refused += 1
        throw new Error('its connections are gone')
      },
    })
    await relay.append([posted(at(1), 7)])
    await held.promise
    suspended.freeze()
    const record = recorder()
    const other = process()
    await other.log.consume({ group: FAN_OUT, ...record })
    await waitUntil(async () => (await other.log.lag())[FAN_OUT.name] === 0, { describe: 'the take-over' })
    const heard = () => suspended.answered('claim') + suspended.answered('acknowledge')
    const before = heard()
    gate.resolve()
    await waitUntil(() => refused > 0)
    suspended.thaw()
    await waitUntil(() => heard() > before + 1)
    expect(late.letters).toEqual([])
    expect(lsns(record.seen)).toEqual([1])
  })
}
