// Lets a few run at a time and the others wait in order; refuses when too many wait.
import { unavailable } from '@rookery/contracts'

export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>

/** Work beyond `atOnce` waits; beyond `longestQueue` waiting it is refused with 503, so that a flood costs no memory. */
export function createSemaphore(atOnce: number, longestQueue: number): Semaphore {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < atOnce) running++
    else {
      if (waiting.length >= longestQueue) throw unavailable('Too many people are signing in, try again in a moment')
      // Whoever ends hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
