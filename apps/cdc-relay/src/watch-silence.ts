/** How long the other end of a connection has said nothing, and what is done when that is too long. */

export interface Silence extends Disposable {
  /** Something came. */
  heard(): void
  /** Until then nothing is read: that is our silence, not theirs. */
  whileHeld(room: Promise<void> | undefined): Promise<void> | undefined
  /** Since something came. */
  ms(): number
}

/** Calls `tooLong` once `ms` have passed without a word. */
export function watchSilence(ms: number, tooLong: () => void): Silence {
  let last = performance.now()
  let held = 0
  const heard = () => {
    last = performance.now()
  }
  const since = () => (held > 0 ? 0 : performance.now() - last)
  const check = () => {
    // Who was frozen himself reads first what has come meanwhile.
    if (since() > ms) setImmediate(() => since() > ms && tooLong())
  }
  const timer = setInterval(check, ms / 4)
  return {
    heard,
    whileHeld(room) {
      if (!room) return undefined
      held++
      return room.finally(() => {
        held--
        heard()
      })
    },
    ms: since,
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
