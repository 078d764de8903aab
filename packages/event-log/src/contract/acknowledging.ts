/** Contract: what may be acknowledged to PostgreSQL, which depends on what an append of the engine survives. */
import { expect } from 'vitest'
import { at, DURABLE, lsns, posted, posts, recorder } from './harness.ts'
import type { ContractTest } from './types.ts'

export function acknowledgingContract(test: ContractTest): void {
  if (test.traits.acknowledges === 'late') acknowledgesLate(test)
  else acknowledgesAtOnce(test)
}

function acknowledgesAtOnce(test: ContractTest): void {
  test('acknowledges what was appended, whoever has it', async ({ writer }) => {
    const relay = writer()
    await relay.open(1)
    expect(await relay.acknowledgeable()).toBeNull()
    await relay.append([posted(at(10, 0), 1), posted(at(10, 1), 2)])
    expect(await relay.acknowledgeable()).toEqual(at(10, 1))
    // Nothing was appended in the session of a writer that has just begun, though the log has it.
    const next = writer()
    await next.open(1)
    expect(await next.acknowledgeable()).toBeNull()
    await next.append([posted(at(10, 1), 2)])
    expect(await next.acknowledgeable()).toEqual(at(10, 1))
  })
}

function acknowledgesLate(test: ContractTest): void {
  test('acknowledges only what is two seconds old and what every durable group has', async ({ writer, process }) => {
    let clock = 0
    const relay = writer({ monotonic: () => clock })
    await relay.open(1)
    expect(await relay.acknowledgeable()).toBeNull()
    await relay.append(posts(10))
    clock = 10_000
    // Nobody of the durable group has come yet.
    expect(await relay.acknowledgeable()).toBeNull()
    const consumer = await process().log.consume({ group: DURABLE, ...recorder() })
    await consumer.caughtUp()
    expect(await relay.acknowledgeable()).toEqual(at(10))
    await relay.append(posts(10, 11))
    await consumer.caughtUp()
    expect(await relay.acknowledgeable()).toEqual(at(10))
    clock += 2_001
    expect(await relay.acknowledgeable()).toEqual(at(20))
  })

  test('a transaction of which one event is owed is not acknowledged', async ({ writer, process }) => {
    let clock = 0
    const relay = writer({ monotonic: () => clock })
    await relay.open(1)
    const record = recorder()
    const stuck = Promise.withResolvers<void>()
    const handle = async (events: Parameters<typeof record.handle>[0], partition: number) => {
      if (lsns(events).includes(2)) await stuck.promise
      await record.handle(events, partition)
    }
    const consumer = await process().log.consume({ group: DURABLE, ...record, handle })
    await relay.append([posted(at(1), 1)])
    await consumer.caughtUp()
    await relay.append([posted(at(2, 0), 1), posted(at(2, 1), 2), posted(at(2, 2), 3), posted(at(2, 3), 4)])
    await relay.append([posted(at(3), 9)])
    clock = 60_000
    expect(await relay.acknowledgeable()).toEqual(at(1))
    stuck.resolve()
    await consumer.caughtUp()
    expect(await relay.acknowledgeable()).toEqual(at(3))
  })
}
