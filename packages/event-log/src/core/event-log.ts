/** The EventLog over a backend: Redis Streams, or the fake. */
import { type EventLog, ReplayUnansweredError } from '../port.ts'
import type { ConsumerBackend } from './backend.ts'
import { type ConsumerTimes, startConsumer } from './consumer.ts'
import { followLive, recentLive } from './live.ts'
import { createOpenResources } from './open-resources.ts'

export type EventLogOptions = ConsumerTimes

const REPLAY_TIMEOUT_MS = 10_000
const LIVE_LIMIT = 100_000

/** Disposing closes what is still open of it: consumers first, then the connection. */
export function createEventLog(backend: ConsumerBackend, options: EventLogOptions = {}): EventLog {
  const { kept, closeAll } = createOpenResources()

  return {
    consume: async (consume) => kept(startConsumer(backend, consume, options)),
    followLive: async (live) => kept(followLive(backend, live)),
    recentLive: ({ since, limit = LIVE_LIMIT }) => recentLive(backend, since, limit),
    async replay(letter, { timeoutMs = REPLAY_TIMEOUT_MS } = {}) {
      const error = await backend.replay(letter, timeoutMs)
      if (error === undefined) throw new ReplayUnansweredError(letter.group, timeoutMs)
      if (error !== null) throw new Error(error)
    },
    lag: () => backend.lag(),
    ping: () => backend.ping(),
    async [Symbol.asyncDispose]() {
      await closeAll()
      await backend[Symbol.asyncDispose]()
    },
  }
}
