/** Contract: appending, epochs, trimming. */
import { expect } from 'vitest'
import { LogRestartedError } from '../port.ts'
import { at, DURABLE, FAN_OUT, lsns, posted, posts, recorder } from './harness.ts'
import type { ContractTest } from './types.ts'

export function appendingContract(test: ContractTest): void {
  test('a new log is fresh, an opened one continues, another epoch begins anew', async ({ writer, process }) => {
    const relay = writer()
    expect(await relay.open(1)).toBe('fresh')
    expect(await relay.top()).toBeNull()
    await relay.append(posts(10))
    expect(await relay.open(1)).toBe('continued')
    expect(await relay.top()).toEqual(at(10))
    expect(await writer().open(2)).toBe('fresh')
    expect(await process().log.recentLive({ since: 0 })).toEqual([])
  })

  test('appending everything again adds nothing, in whatever pieces', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const events = posts(1_000).flatMap((event) => [event, posted(at(event.position.lsn, 1), event.authorId)])
    for (let i = 0; i < events.length; i += 300) await relay.append(events.slice(i, i + 300))
    const again = writer()
    expect(await again.open(1)).toBe('continued')
    await again.append(events.slice(0, 1_100))
    await again.append([...events.slice(500), posted(at(1_001), 5)])
    const live = await process().log.recentLive({ since: 0 })
    expect(live).toEqual([...events, posted(at(1_001), 5)])
    expect(await process().log.lag()).toEqual({ [DURABLE.name]: 2_001, [FAN_OUT.name]: 2_001 })
  })

  test('a group reads each event once, in the order of its key', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    const record = recorder()
    const consumer = await process().log.consume({ group: FAN_OUT, ...record })
    const events = posts(2_000)
    for (let i = 0; i < events.length; i += 250) await relay.append(events.slice(i, i + 250))
    await relay.append(events.slice(1_500))
    await consumer.caughtUp()
    expect(record.seen).toHaveLength(2_000)
    for (let author = 1; author <= 37; author++) {
      const mine = events.filter((event) => event.authorId === author)
      expect(lsns(record.seen.filter((event) => 'authorId' in event && event.authorId === author))).toEqual(lsns(mine))
    }
  })

  test('the partition count stays what it was when the log was made', async ({ writer, process }) => {
    const relay = writer()
    await relay.open(1)
    await relay.append(posts(100))
    const other = writer({ partitions: 16 })
    expect(await other.open(1)).toBe('continued')
    await other.append(posts(200))
    const { handle, ...record } = recorder()
    const partitions = new Set<number>()
    const consumer = await process().log.consume({
      group: FAN_OUT,
      ...record,
      handle: async (events, partition) => {
        partitions.add(partition)
        await handle(events, partition)
      },
    })
    await consumer.caughtUp()
    expect([...partitions].sort()).toEqual([0, 1, 2, 3])
    expect(lsns(record.seen).sort((a, b) => a - b)).toEqual(lsns(posts(200)))
  })

  test('an older session, an older epoch or a closed log append nothing', async ({ writer, process }) => {
    const [old, relay] = [writer(), writer()]
    await expect(old.append(posts(1))).rejects.toThrow(LogRestartedError)
    await old.open(1)
    await old.append(posts(5))
    await relay.open(1)
    await expect(old.append(posts(9))).rejects.toThrow(LogRestartedError)
    await expect(old.acknowledgeable()).rejects.toThrow(LogRestartedError)
    await relay.open(2)
    await expect(relay.append(posts(9))).rejects.toThrow(LogRestartedError)
    await relay.append(posts(2, 1, 2))
    expect(lsns(await process().log.recentLive({ since: 0 }))).toEqual([1, 2])
  })

  test('trimming never drops what is owed, and keeps the top', async ({ writer, process }) => {
    const relay = writer({ now: () => Date.UTC(2026, 0, 1, 2), live: { maxAgeMs: 3_600_000 } })
    await relay.open(1)
    await relay.append(posts(500))
    const fast = process()
    const consumer = await fast.log.consume({ group: FAN_OUT, ...recorder() })
    await consumer.caughtUp()
    expect(await relay.trim()).toEqual([])
    expect(await fast.log.lag()).toEqual({ [DURABLE.name]: 500, [FAN_OUT.name]: 0 })
    // Over an hour old: of live only the newest stays.
    expect(lsns(await fast.log.recentLive({ since: 0 }))).toEqual([500])
    const record = recorder()
    const slow = await process().log.consume({ group: DURABLE, ...record })
    await slow.caughtUp()
    expect(new Set(lsns(record.seen)).size).toBe(500)
    await relay.trim()
    expect(await relay.top()).toEqual(at(500))
    await relay.append(posts(500))
    expect(await fast.log.lag()).toEqual({ [DURABLE.name]: 0, [FAN_OUT.name]: 0 })
  })

  test('a group too far behind is detached, holds nobody, and back-fills', async ({ writer, process }) => {
    let clock = 0
    const late = test.traits.acknowledges === 'late'
    const relay = writer({ monotonic: () => clock, maxLag: 100 })
    await relay.open(1)
    const fanOut = await process().log.consume({ group: FAN_OUT, ...recorder() })
    await relay.append(posts(1_000))
    await fanOut.caughtUp()
    clock = 10_000
    expect(await relay.acknowledgeable()).toEqual(late ? null : at(1_000))
    expect(await relay.trim()).toEqual([DURABLE.name])
    expect(await relay.acknowledgeable()).toEqual(at(1_000))
    const record = recorder()
    const filled: unknown[] = []
    const backfill = async (from: unknown) => {
      filled.push(from)
    }
    const consumer = await process().log.consume({ group: DURABLE, ...record, backfill })
    await consumer.caughtUp()
    await relay.append(posts(3, 1_001))
    await consumer.caughtUp()
    expect(filled).toEqual([at(1_000)])
    expect(lsns(record.seen).sort()).toEqual([1_001, 1_002, 1_003])
  })
}
