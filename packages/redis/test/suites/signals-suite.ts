// What signals and graph versions must do on every kind of Redis: one server (integration) and a Cluster (distributed).
import { createRedisClient } from '@rookery/redis'
import { waitUntil } from '@rookery/testing'
import { graphArrays } from '@rookery/testing/builders'
import { expect, it } from 'vitest'
import { createGraphCache } from '../../src/graph/graph-cache.ts'
import { createSignals, type PublishedSignal, type Signal } from '../../src/signals/signals.ts'
import { flushAll } from './flush-all.ts'

/** As many processes as asked for, each noting what it applied. */
export async function processes(url: string, count: number, ackWaitMs = 5_000) {
  const all = Array.from({ length: count }, () => {
    const signals = createSignals({ url, ackWaitMs })
    const heard: Signal[] = []
    signals.on((signal) => void heard.push(signal))
    return { signals, heard }
  })
  await Promise.all(all.map(({ signals }) => signals.ready()))
  return {
    all,
    async [Symbol.asyncDispose]() {
      for (const { signals } of all) await signals[Symbol.asyncDispose]()
    },
  }
}
export const change: PublishedSignal = { type: 'graph', accountIds: [1, 2] }

export function signalsSuite(url: () => string): void {
  it('resolves a publish only after every process has applied it', async () => {
    // What is tested is the order, however long it takes.
    await using group = await processes(url(), 3, 30_000)
    const applied: number[] = []
    group.all.forEach(({ signals }, i) => {
      signals.on(async (signal) => {
        if (signal.type !== 'session') return
        // One after the other, so that the last one is waited for as well.
        await waitUntil(() => applied.length === i)
        applied.push(i)
      })
    })
    for (const { signals } of group.all) {
      await signals.publish({ type: 'session', sessionId: 7 })
      expect(applied.splice(0)).toEqual([0, 1, 2])
    }
  })

  it('applies each signal once, also where it was published', async () => {
    await using group = await processes(url(), 2)
    await group.all[0]!.signals.publish(change)
    for (const { heard } of group.all) expect(heard.filter(({ type }) => type === 'graph')).toEqual([change])
  })

  it('does not wait for ever for a process that hangs, nor fail with a handler that throws', async () => {
    await using group = await processes(url(), 2, 50)
    group.all[1]!.signals.on(() => new Promise(() => {}))
    group.all[0]!.signals.on(() => {
      throw new Error('handler')
    })
    await group.all[0]!.signals.publish(change)
    expect(group.all[0]!.heard).toContainEqual(change)
  })

  it('a graph change answered by one process is seen by the next read of another, across FLUSHALL', async () => {
    await using group = await processes(url(), 2)
    await using client = createRedisClient({ url: url(), name: 'test' })
    let following: number[] = []
    const load = async ({ viewerId }: { viewerId: number }) => graphArrays(viewerId, { following })
    const caches = group.all.map(({ signals }) => createGraphCache({ load, redis: client, signals, clock: Date }))
    for (let round = 1; round <= 20; round++) {
      await Promise.all(caches.map((cache) => cache.graphOf(1)))
      following = [round]
      await caches[round % 2]!.graphChanged([1])
      if (round % 5 === 0) await flushAll(client)
      for (const cache of caches) expect([...(await cache.graphOf(1)).following.values]).toEqual([round])
    }
  })
}
