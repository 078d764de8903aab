import type { DomainEvent } from '@rookery/contracts'
import { describe, expect, test } from 'vitest'
import { createPipeline } from './pipeline.ts'

const event = (lsn: number, index = 0) =>
  ({ type: 'user.deleted', v: 1, position: { epoch: 1, lsn, index }, at: 0, accountId: 1 }) satisfies DomainEvent

/** A pipeline whose appends wait until they are let go. */
function harness(limits: { maxBatch?: number; maxPending?: number } = {}) {
  const batches: (readonly DomainEvent[])[] = []
  const gates: PromiseWithResolvers<void>[] = []
  const errors: unknown[] = []
  const pipeline = createPipeline({
    append(events) {
      batches.push(events)
      const gate = Promise.withResolvers<void>()
      gates.push(gate)
      return gate.promise
    },
    onError: (error) => errors.push(error),
    maxBatch: limits.maxBatch ?? 100,
    maxPending: limits.maxPending ?? 1000,
  })
  const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
  const transaction = (lsn: number, count = 1) => {
    for (let index = 0; index < count; index++) pipeline.add(event(lsn, index))
    pipeline.complete(lsn, count - 1)
  }
  const release = async () => {
    gates.shift()?.resolve()
    await turn()
  }
  return { pipeline, batches, gates, errors, turn, transaction, release }
}

describe('pipeline', () => {
  test('one append at a time; what comes meanwhile goes together', async () => {
    const { batches, turn, transaction, release } = harness()
    transaction(10)
    await turn()
    for (let lsn = 20; lsn <= 100; lsn += 10) transaction(lsn)
    await turn()
    expect(batches.map((batch) => batch.length)).toEqual([1])
    await release()
    expect(batches.map((batch) => batch.length)).toEqual([1, 9])
  })

  test('an unfinished transaction waits for its end', async () => {
    const { pipeline, batches, turn } = harness()
    pipeline.add(event(10))
    await turn()
    expect(batches).toEqual([])
    pipeline.complete(10, 0)
    await turn()
    expect(batches).toHaveLength(1)
  })

  test('a long one goes in pieces before its end, and is not acknowledged before it', async () => {
    const { pipeline, batches, turn, release } = harness({ maxBatch: 10 })
    for (let index = 0; index < 25; index++) pipeline.add(event(10, index))
    await turn()
    await release()
    await release()
    expect(batches.map((batch) => batch.length)).toEqual([10, 10])
    expect(pipeline.acknowledge({ epoch: 1, lsn: 10, index: 24 })).toBeNull()
    pipeline.complete(10, 24)
    await turn()
    await release()
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5])
    expect(pipeline.acknowledge({ epoch: 1, lsn: 10, index: 24 })).toBe(10)
  })

  test('the receiver waits while memory is full', async () => {
    const { pipeline, turn, transaction, release } = harness({ maxBatch: 5, maxPending: 10 })
    transaction(10, 9)
    expect(pipeline.room()).toBeUndefined()
    transaction(20, 6)
    let roomy = false
    const room = pipeline.room()!.then(() => {
      roomy = true
    })
    await turn()
    expect(roomy).toBe(false)
    await release()
    expect(roomy).toBe(false)
    await release()
    await room
    expect(pipeline.room()).toBeUndefined()
  })

  test('a failed append ends it: nothing after it is tried, nobody waits for ever', async () => {
    const { pipeline, batches, gates, errors, turn, transaction } = harness({ maxBatch: 1, maxPending: 2 })
    transaction(10)
    transaction(20)
    const room = pipeline.room()
    await turn()
    gates[0]!.reject(new Error('gone'))
    await room
    await pipeline.drained()
    expect(errors).toHaveLength(1)
    expect(batches).toHaveLength(1)
    expect(pipeline.acknowledge({ epoch: 1, lsn: 99, index: 0 })).toBeNull()
  })

  test('a mark is reached when everything before it is in the log', async () => {
    const { pipeline, turn, transaction, release } = harness()
    const reached: string[] = []
    pipeline.afterAppended(() => reached.push('empty'))
    expect(reached).toEqual(['empty'])
    transaction(10)
    pipeline.afterAppended(() => reached.push('first'))
    await turn()
    transaction(20)
    expect(reached).toEqual(['empty'])
    await release()
    expect(reached).toEqual(['empty', 'first'])
  })
})
