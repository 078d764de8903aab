// A clock that tests move by hand.

export interface FixedClock {
  /** Milliseconds since 1970. */
  now(): number
  date(): Date
  advance(ms: number): void
  set(at: Date | string | number): void
}

/** Stands still at `at` until it is moved. */
export function fixedClock(at: Date | string | number = '2026-01-01T00:00:00.000Z'): FixedClock {
  let time = new Date(at).getTime()
  return {
    now: () => time,
    date: () => new Date(time),
    advance: (ms) => {
      time += ms
    },
    set: (next) => {
      time = new Date(next).getTime()
    },
  }
}
