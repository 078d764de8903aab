/** Slot, epoch and sessions, on a real PostgreSQL and a log in memory. */
import { LogRestartedError } from '@rookery/event-log'
import { waitUntil } from '@rookery/testing'
import { describe, expect, test } from 'vitest'
import { memoryWriter } from './support/memory-writer.ts'
import { createWorld, type World } from './support/world.ts'

const epochOf = async (world: World) => Number((await world.sql('SELECT epoch FROM relay.state'))[0]!.epoch)
const post = (world: World, author: number, count = 1) =>
  world.sql("INSERT INTO tweets.tweets (author_id, text) SELECT $1, 'hello ' || n FROM generate_series(1, $2) n", [
    author,
    count,
  ])
describe('sessions', () => {
  test('the first start makes the slot and epoch 1; the next continues where the last one ended', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const epochs: number[] = []
    const onEpoch = [async (epoch: number) => void epochs.push(epoch)]
    const { alice } = await world.people('alice')
    {
      await using relay = await world.relay(writer, { onEpoch })
      await relay.caughtUp()
      await post(world, alice)
      await relay.caughtUp()
    }
    await post(world, alice, 3)
    await using relay = await world.relay(writer, { onEpoch })
    await relay.caughtUp()
    expect(writer.events.map((event) => event.position.index)).toEqual([0, 0, 1, 2])
    expect(await epochOf(world)).toBe(1)
    expect(epochs).toEqual([1])
    expect(relay.health()).toMatchObject({ ok: true, state: 'streaming', epoch: 1 })
  })

  test('what is not safe in the log is not acknowledged, and comes again with the same positions', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    writer.safe = () => null
    const { alice } = await world.people('alice')
    let before: unknown
    {
      await using relay = await world.relay(writer)
      await relay.caughtUp()
      await post(world, alice, 5)
      await relay.caughtUp()
      before = writer.events
    }
    writer.events = []
    await using relay = await world.relay(writer)
    await relay.caughtUp()
    expect(writer.events).toHaveLength(5)
    expect(writer.events).toEqual(before)
  })

  test('a log that restarts ends the session; the next begins at the confirmed LSN', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const { alice } = await world.people('alice')
    await using relay = await world.relay(writer)
    await relay.caughtUp()
    const { append } = writer
    let failures = 2
    writer.append = async (events) => {
      if (failures-- > 0) throw new LogRestartedError('gone')
      await append(events)
    }
    for (let i = 0; i < 10; i++) await post(world, alice)
    await relay.caughtUp()
    expect(writer.events).toHaveLength(10)
  })

  test('a broken replication connection is replaced', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const { alice } = await world.people('alice')
    await using relay = await world.relay(writer)
    await relay.caughtUp()
    await post(world, alice)
    await world.sql('SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = $1', [
      relay.slot,
    ])
    await post(world, alice)
    await relay.caughtUp()
    expect(writer.events).toHaveLength(2)
  })

  test('of two relays one waits, and takes over', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const { alice } = await world.people('alice')
    const first = await world.relay(writer)
    await first.caughtUp()
    await using second = await world.relay(writer)
    await waitUntil(() => second.health().state === 'waiting')
    await post(world, alice)
    await first.caughtUp()
    await first[Symbol.asyncDispose]()
    await post(world, alice)
    await second.caughtUp()
    expect(writer.events).toHaveLength(2)
    expect(await epochOf(world)).toBe(1)
  })

  test('a slot that somebody dropped: a new epoch, its hooks, and what is committed from then on', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const { alice } = await world.people('alice')
    const epochs: number[] = []
    const first = await world.relay(writer)
    await first.caughtUp()
    await first[Symbol.asyncDispose]()
    // The server lets go of a slot a moment after its reader has gone.
    await waitUntil(() => world.sql('SELECT pg_drop_replication_slot($1)', [first.slot]))
    // A hook that fails is run again: the epoch is not announced before all of them are through.
    let refusals = 1
    const onEpoch = [
      async (epoch: number) => {
        epochs.push(epoch)
        if (refusals-- > 0) throw new Error('not now')
      },
    ]
    await using second = await world.relay(writer, { onEpoch })
    await second.caughtUp()
    await post(world, alice)
    await second.caughtUp()
    expect(writer.events).toMatchObject([{ type: 'tweet.posted', position: { epoch: epochs.at(-1) } }])
    expect(epochs.length).toBeGreaterThan(1)
    expect(await epochOf(world)).toBe(epochs.at(-1))
  })

  test('a log that already has this epoch, of another history, is left behind', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    await writer.open(1)
    const { alice } = await world.people('alice')
    await using relay = await world.relay(writer)
    await relay.caughtUp()
    await post(world, alice)
    await relay.caughtUp()
    expect(await epochOf(world)).toBe(2)
    expect(writer.events).toMatchObject([{ position: { epoch: 2 } }])
  })

  test('a long transaction arrives whole and in order, in pieces', async () => {
    await using world = await createWorld()
    const writer = memoryWriter()
    const { alice } = await world.people('alice')
    await using relay = await world.relay(writer, { maxBatch: 500, maxPending: 2000 })
    await relay.caughtUp()
    // Without triggers: 20,000 updates of one counter in one transaction take seconds.
    await world.sql(
      `BEGIN; SET LOCAL session_replication_role = replica; INSERT INTO tweets.tweets (author_id, text) SELECT ${alice}, n::text FROM generate_series(1, 20000) n; COMMIT`,
    )
    await relay.caughtUp()
    expect(writer.events.map((event) => event.position.index)).toEqual(Array.from({ length: 20_000 }, (_, i) => i))
    expect(new Set(writer.events.map((event) => event.position.lsn)).size).toBe(1)
    expect(writer.appends).toBeGreaterThanOrEqual(40)
  })
})
