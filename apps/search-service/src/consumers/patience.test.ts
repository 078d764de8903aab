import { CONSUMER_GROUPS, type DomainEvent, unavailable } from '@rookery/contracts'
import { createFakeEventLog, type DeadLetter } from '@rookery/event-log'
import { expect, test } from 'vitest'
import { createPatience } from './patience.ts'

const event = (tweetId: number): DomainEvent =>
  ({
    ...{ type: 'tweet.liked', v: 1, at: 0, position: { epoch: 1, lsn: tweetId, index: 0 } },
    ...{ tweetId, tweetAuthorId: 1, accountId: 2 },
  }) as DomainEvent

/** A consumer whose handler fails as told; `handled` are the events that went through. */
async function consuming(fail: (event: DomainEvent) => Error | null) {
  const fake = createFakeEventLog()
  const lines: string[] = []
  const note = (_: unknown, line?: string) => void lines.push(line ?? String(_))
  const patience = createPatience({ warn: note, info: note, error: note } as never, 0)
  const [handled, parked]: [number[], DeadLetter[]] = [[], []]
  await fake.writer.open(1)
  const consumer = await fake.log.consume({
    group: CONSUMER_GROUPS.search,
    retries: 1,
    deadLetters: patience.parking({ park: async (letter) => void parked.push(letter) }),
    handle: (events) =>
      patience.handling(events, async () => {
        for (const one of events) {
          const error = fail(one)
          if (error) throw error
        }
        handled.push(...events.map(({ position }) => position.lsn))
      }),
    onError: patience.onError,
  })
  return {
    lines,
    handled,
    parked,
    fake,
    consumer,
    async [Symbol.asyncDispose]() {
      patience.end()
      await consumer[Symbol.asyncDispose]()
      await fake.log[Symbol.asyncDispose]()
    },
  }
}

test('what is away is waited for longer than any retry, in two lines of the log; nothing is parked', async () => {
  let failures = 12
  await using world = await consuming(() => (failures-- > 0 ? unavailable('Elasticsearch is away') : null))
  await world.fake.writer.append([event(1), event(2)])
  await world.consumer.caughtUp()
  expect([world.handled.toSorted(), world.parked]).toEqual([[1, 2], []])
  expect(failures).toBeLessThan(0)
  expect(world.lines).toHaveLength(2)
})

test('an event that is wrong is parked, whatever was away before', async () => {
  let failures = 3
  await using world = await consuming(({ position: { lsn } }) =>
    failures-- > 0 ? unavailable('away') : lsn === 1 ? new Error('poison') : null,
  )
  await world.fake.writer.append([event(1), event(2)])
  await world.consumer.caughtUp()
  expect(world.handled).toEqual([2])
  expect(world.parked.map(({ event, error }) => [event.position.lsn, error])).toEqual([[1, 'Error: poison']])
})
