import type { DomainEvent } from '@rookery/contracts'
import { unavailable } from '@rookery/contracts'
import { createFakeEventLog, type DeadLetter } from '@rookery/event-log'
import { isAway } from '@rookery/http'
import { expect, test } from 'vitest'
import type { SearchContext } from '../context.ts'
import { consumeEvents } from './consume-events.ts'

const event = (tweetId: number): DomainEvent =>
  ({
    ...{ type: 'tweet.liked', v: 1, at: 0, position: { epoch: 1, lsn: tweetId, index: 0 } },
    ...{ tweetId, tweetAuthorId: 1, accountId: 2 },
  }) as DomainEvent

/** The consumer on an index that fails as told; `handled` are the events that went through. */
async function consuming(fail: (event: DomainEvent) => Error | null) {
  const fake = createFakeEventLog()
  const lines: string[] = []
  const [handled, parked]: [number[], DeadLetter[]] = [[], []]
  const engine: Pick<SearchContext['engine'], 'applying'> = {
    applying: () => ({
      async handle(events) {
        for (const one of events) {
          const error = fail(one)
          if (error) throw error
        }
        handled.push(...events.map(({ position }) => position.lsn))
      },
      replay: async () => {},
      effectsEpoch: async () => 1,
    }),
  }
  await fake.writer.open(1)
  const consumer = await consumeEvents(
    { engine, logger: { warn: (_: unknown, line: string) => void lines.push(line) } } as unknown as SearchContext,
    {
      eventLog: { consume: (options) => fake.log.consume({ isAway, retries: 1, ...options }) },
      deadLetters: { park: async (letter) => void parked.push(letter) },
    },
    () => {},
  )
  return {
    ...{ lines, handled, parked, fake, consumer },
    async [Symbol.asyncDispose]() {
      await consumer[Symbol.asyncDispose]()
      await fake.log[Symbol.asyncDispose]()
    },
  }
}

test('an index that is away is waited for longer than any retry, without a line of the log for each; nothing is parked', async () => {
  let failures = 12
  await using world = await consuming(() => (failures-- > 0 ? unavailable('Elasticsearch is away') : null))
  await world.fake.writer.append([event(1), event(2)])
  await world.consumer.caughtUp()
  expect([world.handled.toSorted(), world.parked]).toEqual([[1, 2], []])
  expect(failures).toBeLessThan(0)
  expect(world.lines.length).toBeLessThan(4)
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
