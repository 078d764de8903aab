/**
 * Whether an instance that has calls says anything at all. Who is frozen, or at the end of a cable that was pulled, breaks no
 * connection; who is merely slow still answers a probe.
 */
import { onItsOwn } from '../under-way.ts'

export interface SilenceWatch extends Disposable {
  /** It has one call more. */
  begun(): void
  /** One less; `heard`: because it answered. */
  ended(heard: boolean): void
}

/** After `ms` of silence an instance that has calls is probed. `probe`: whether it is there. `silent` is called when it is not, and may be called again. */
export function watchSilence(ms: number, probe: () => Promise<boolean>, silent: () => void): SilenceWatch {
  let calls = 0
  let lastWord = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const look = async () => {
    const quiet = performance.now() - lastWord
    if (calls > 0 && quiet >= ms) {
      if (await probe()) lastWord = performance.now()
      // What came meanwhile counts: a probe may be lost as well.
      else if (performance.now() - lastWord >= ms && calls > 0) silent()
    }
    timer = undefined
    if (calls > 0 && !closed) plan()
  }
  const plan = () => {
    const rest = lastWord + ms - performance.now()
    // Begun within some request, but nobody's in particular.
    timer = onItsOwn(() => setTimeout(look, Math.max(rest, ms / 4)).unref())
  }
  return {
    begun() {
      if (calls++ === 0) lastWord = performance.now()
      if (!timer && !closed) plan()
    },
    ended(heard) {
      calls--
      if (heard) lastWord = performance.now()
    },
    [Symbol.dispose]() {
      closed = true
      clearTimeout(timer)
    },
  }
}
