import { expect, test } from 'vitest'
import { createFakeKafka } from './fake-kafka.ts'
import type { GroupBroker, Line } from './line.ts'
import { type Assignment, joinGroup } from './member.ts'

const silence = () => Object.assign(new Error('does not answer'), { name: 'KafkaJSConnectionError', retriable: true })

test('a join whose answer will never come is noticed by asking its coordinator something else', async () => {
  const { context } = createFakeKafka({ events: 1 })
  const real = await context.control.coordinator('')
  const waiting = Promise.withResolvers<never>()
  let joins = 0
  const through = (coordinator: object): Line => ({
    ...context.control,
    coordinator: async () => ({ ...real, ...coordinator }) as GroupBroker,
  })
  const joining = through({
    joinGroup: (request: never) => (++joins === 1 ? waiting.promise : real.joinGroup(request)),
  })
  const control = through({
    // As with silences: who asks ends what others wait for.
    async metadata() {
      waiting.reject(silence())
      throw silence()
    },
  })
  const assigned = Promise.withResolvers<Assignment>()
  const member = joinGroup({
    joining,
    control,
    names: context.names,
    report: context.report,
    group: 'test-durable',
    topics: ['tweets'],
    sessionTimeoutMs: 60_000,
    rebalanceTimeoutMs: 60_000,
    partitions: async () => ['tweets:0'],
    onAssigned: assigned.resolve,
    onRevoked: async () => {},
    onLost() {},
  })
  expect(await assigned.promise).toMatchObject({ partitions: ['tweets:0'] })
  expect(joins).toBe(2)
  await member.close()
})
