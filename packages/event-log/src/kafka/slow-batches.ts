/** Tells of batches that their handler does not end. Their partitions wait for it: nobody else may begin what is in hand. */
import type { BatchHandler } from '../port.ts'

const SLOW_MS = 60_000

/** The same handler; `tell` hears of a batch once a minute as long as it takes. */
export function tellingOfSlow(handle: BatchHandler, tell: (error: Error) => void): BatchHandler {
  return async (events, partition) => {
    let seconds = 0
    const timer = setInterval(() => {
      seconds += SLOW_MS / 1_000
      tell(new Error(`partition ${partition}: a batch of ${events.length} has been in hand for ${seconds} s`))
    }, SLOW_MS).unref()
    try {
      await handle(events, partition)
    } finally {
      clearInterval(timer)
    }
  }
}
