/** Contract: the live broadcast, its cursors and resets, and the loss of everything. */
import type { DomainEvent, Position } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { expect } from 'vitest'
import { appliedOnce } from '../durable/applied-once.ts'
import { LogRestartedError } from '../port.ts'
import { createFakeAppliedStore } from './fake-applied-store.ts'
import { at, DURABLE, lsns, posted, posts, recorder, type TestProcess } from './harness.ts'
import type { ContractTest } from './types.ts'

async function follow({ log }: TestProcess, from: Position | null) {
  const seen: DomainEvent[] = []
  const resets: number[] = []
  const follower = await log.followLive({
    from,
    onEvents: (events) => seen.push(...events),
    onReset: () => resets.push(seen.length),
  })
  return { seen, resets, close: () => follower[Symbol.asyncDispose]() }
}

export function liveContract(test: ContractTest): void {
  test('two followers see everything once, in commit order; likes stay away', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const events = posts(1_500)
    await relay.append(events.slice(0, 300))
    const followers = [await follow(process(), null), await follow(process(), null)]
    for (let i = 300; i < 1_500; i += 150) await relay.append(events.slice(i, i + 150))
    const like = { type: 'tweet.liked', v: 1, at: 1, tweetId: 1, tweetAuthorId: 1, accountId: 2 } as const
    await relay.append([{ ...like, position: at(1_501) }, posted(at(1_502), 1)])
    await relay.append(events)
    for (const { seen, resets } of followers) {
      await waitUntil(() => seen.length >= 1_501)
      expect(seen).toEqual([...events, posted(at(1_502), 1)])
      expect(resets).toEqual([])
    }
  })

  test('a follower resumes at its cursor, exclusive', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const events = [1, 2, 3].flatMap((lsn) => [posted(at(lsn, 0), 1), posted(at(lsn, 1), 2)])
    await relay.append(events)
    const { seen, resets } = await follow(process(), at(2, 0))
    await relay.append([posted(at(4), 1)])
    await waitUntil(() => seen.length === 4)
    expect(seen).toEqual([...events.slice(3), posted(at(4), 1)])
    expect(resets).toEqual([])
  })

  test('recentLive gives the window from a time on, newest within a limit', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const events = posts(1_200)
    await relay.append(events)
    const { log } = process()
    expect(await log.recentLive({ since: events[100]!.at })).toEqual(events.slice(100))
    expect(await log.recentLive({ since: 0, limit: 700 })).toEqual(events.slice(500))
    expect(await log.recentLive({ since: events[1_199]!.at + 1 })).toEqual([])
  })

  test('a new epoch resets followers, and cursors of the old one', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    await relay.append(posts(10, 100))
    const open = await follow(process(), null)
    await waitUntil(() => open.seen.length === 10)
    await relay.open(2)
    await relay.append(posts(5, 1, 2))
    await waitUntil(() => open.seen.length === 15)
    expect(open.resets).toEqual([10])
    expect(open.seen.slice(10)).toEqual(posts(5, 1, 2))
    const old = await follow(process(), at(100, 0, 1))
    await waitUntil(() => old.seen.length === 5)
    expect(old.resets).toEqual([0])
  })

  test('a cursor before what is kept is reset', async ({ writer, process }) => {
    const relay = writer({ live: { maxEvents: 4 }, now: () => 0 })
    await relay.open(1)
    await relay.append(posts(10))
    await relay.trim()
    const [old, fine] = [await follow(process(), at(5)), await follow(process(), at(6))]
    await waitUntil(() => old.seen.length === 4 && fine.seen.length === 4)
    expect([old.resets, fine.resets]).toEqual([[0], []])
    expect(lsns(old.seen)).toEqual([7, 8, 9, 10])
  })

  test('after a flush the log is fresh, durable effects are complete and single', async (kit) => {
    const relay = kit.writer()
    await relay.open(1)
    const store = createFakeAppliedStore()
    const backfills: unknown[] = []
    const applied = appliedOnce(store, async (tx, events) => {
      for (const event of events) tx.effect(event)
    })
    const here = kit.process()
    const consumer = await here.log.consume({
      group: DURABLE,
      ...recorder(),
      ...applied,
      batchSize: 20,
      backfill: async (from) => {
        backfills.push(from)
      },
    })
    const live = await follow(here, null)
    const events = posts(2_000)
    for (let i = 0; i < 1_000; i += 100) await relay.append(events.slice(i, i + 100))
    await waitUntil(() => store.effects.length > 100 && live.seen.length > 0)
    await kit.flushAll()
    await expect(relay.append(events.slice(1_000, 1_100))).rejects.toThrow(LogRestartedError)
    await expect(relay.append(events.slice(1_100, 1_200))).rejects.toThrow(LogRestartedError)
    expect(await relay.open(1)).toBe('fresh')
    await relay.append(events.slice(0, 1_500))
    await relay.append(events.slice(1_500))
    await consumer.caughtUp()
    expect(lsns(store.effects).sort((a, b) => a - b)).toEqual(lsns(events))
    // One for the first epoch. After the flush the effects were of this very epoch: what is sent again completes them, but
    // only where nothing was acknowledged that they lack.
    expect(backfills).toEqual(test.traits.acknowledges === 'late' ? [null] : [null, null])
    await waitUntil(() => live.resets.length === 1 && live.seen.at(-1)?.position.lsn === 2_000)
    expect(live.seen.slice(live.resets[0])).toEqual(events)
  })

  test('consumers wait as long as the log is away', async (kit) => {
    const relay = kit.writer()
    await relay.open(1)
    const record = recorder()
    const { log } = kit.process()
    const consumer = await log.consume({ group: DURABLE, ...record })
    await relay.append(posts(50))
    await consumer.caughtUp()
    await kit.flushAll()
    await expect(relay.acknowledgeable()).rejects.toThrow(LogRestartedError)
    expect(await log.lag()).toEqual({})
    await relay.open(1)
    await relay.append(posts(80))
    await consumer.caughtUp()
    expect(new Set(lsns(record.seen)).size).toBe(80)
    expect(record.letters).toEqual([])
  })
}
