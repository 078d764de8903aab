/** Consumers added and removed while events flow: partitions change hands, nothing is lost or doubled, order per key holds. */
import type { DomainEvent } from '@rookery/contracts'
import { seededRandom, testKafka, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { createFakeAppliedStore } from '../src/contract/fake-applied-store.ts'
import { DURABLE, inversions, lsns, posts, recorder } from '../src/contract/harness.ts'
import { appliedOnce } from '../src/durable/applied-once.ts'
import { createKafkaEngine } from './support/kafka-engine.ts'

const EVENTS = 40_000
const STEP = 250

test('consumers come, go and are killed while 40,000 events flow', async () => {
  await using engine = createKafkaEngine(await testKafka())
  await using relay = engine.writer({ groups: [DURABLE], partitions: 12 })
  await relay.open(1)
  const random = seededRandom(40)
  const store = createFakeAppliedStore()
  const applied = appliedOnce(store, async (tx, events) => {
    for (const event of events) tx.effect(event)
  })
  const delivered: DomainEvent[] = []
  const [inHand, overlaps] = [new Map<number, number>(), [] as number[]]

  let next = 0
  async function start() {
    const id = next++
    const here = engine.process()
    const fate = { dead: false }
    const consumer = await here.log.consume({
      group: DURABLE,
      ...recorder(),
      batchSize: 100,
      async handle(events, partition) {
        // Whoever is dead effects nothing; whoever lives has the partition for itself.
        if (fate.dead) return new Promise(() => {})
        if (inHand.has(partition)) overlaps.push(partition)
        inHand.set(partition, id)
        delivered.push(...events)
        await new Promise((resolve) => setImmediate(resolve))
        if (fate.dead) return new Promise(() => {})
        await applied.handle(events, partition)
        inHand.delete(partition)
      },
    })
    return {
      log: here.log,
      consumer,
      kill() {
        fate.dead = true
        here.kill()
        for (const [partition, owner] of inHand) if (owner === id) inHand.delete(partition)
      },
    }
  }

  const members = [await start(), await start()]
  const events = posts(EVENTS)
  for (let i = 0, change = 1; i < events.length; i += STEP) {
    await relay.append(events.slice(i, i + STEP))
    if (i < (change * EVENTS) / 10) continue
    change += 1
    if (change % 3 === 0) members.splice(random.int(0, members.length - 1), 1)[0]!.kill()
    else if (change % 3 === 1)
      await members.splice(random.int(0, members.length - 1), 1)[0]!.consumer[Symbol.asyncDispose]()
    while (members.length < 2 || (change % 3 === 2 && members.length < 4)) members.push(await start())
  }
  const { log } = members[0]!
  await waitUntil(async () => (await log.lag())[DURABLE.name] === 0, { timeoutMs: 60_000 })
  expect(lsns(store.effects).sort((a, b) => a - b)).toEqual(lsns(events))
  expect(inversions(store.effects)).toBe(0)
  expect(inversions(delivered)).toBe(0)
  expect(overlaps).toEqual([])
})
