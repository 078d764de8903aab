/** The EventLog on Kafka. */
import { createOpenResources } from '../core/open-resources.ts'
import type { EventLog } from '../port.ts'
import { startConsumer } from './consumer.ts'
import { createContext } from './context.ts'
import { groupLag, readMarks, sumOf } from './lag.ts'
import { followLive, type KnownOffsets, recentLive } from './live.ts'
import { askReplay } from './replay.ts'
import type { KafkaEventLogOptions } from './settings.ts'

const REPLAY_TIMEOUT_MS = 10_000
const LIVE_LIMIT = 100_000
/** A writer that died holds readers up until its transaction is ended: metrics do not wait for that. */
const LAG_PATIENCE_MS = 1_000

/** Connects in the background, and again whenever Kafka was away. One for a process is enough. */
export function createKafkaEventLog(options: KafkaEventLogOptions): EventLog {
  const context = createContext(options)
  const { board, control, names } = context
  const { kept, closeAll } = createOpenResources()
  const known: KnownOffsets = new Map()

  return {
    consume: async (consume) => kept(startConsumer(context, consume)),
    followLive: async (live) => kept(followLive(context, known, live)),
    recentLive: ({ since, limit = LIVE_LIMIT }) => recentLive(context, known, since, limit),
    replay: (letter, { timeoutMs = REPLAY_TIMEOUT_MS } = {}) => askReplay(context, letter, timeoutMs),
    async lag() {
      await board.refresh(LAG_PATIENCE_MS)
      const { state } = board
      const lags: Record<string, number> = {}
      if (!state) return lags
      for (const [name, group] of board.groups()) {
        lags[name] = sumOf(groupLag(state, group, await readMarks(control, names, state, name, group)))
      }
      return lags
    },
    async ping() {
      await control.ask(async () => (await control.cluster()).metadata())
    },
    async [Symbol.asyncDispose]() {
      await closeAll()
      await context[Symbol.asyncDispose]()
    },
  }
}
