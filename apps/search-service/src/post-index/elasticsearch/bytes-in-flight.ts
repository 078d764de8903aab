/** Back-pressure: so many bytes may be on their way at once; who has more to send waits, the first come first. */

export interface BytesInFlight {
  /** Runs `work` once there is room; more than the whole is let through alone. */
  within<T>(bytes: number, work: () => Promise<T>): Promise<T>
}

export function createBytesInFlight(most: number): BytesInFlight {
  let taken = 0
  const waiting: { bytes: number; go: () => void }[] = []
  const fits = (bytes: number) => taken === 0 || taken + bytes <= most
  return {
    async within(bytes, work) {
      if (waiting.length > 0 || !fits(bytes)) await new Promise<void>((go) => waiting.push({ bytes, go }))
      else taken += bytes
      try {
        return await work()
      } finally {
        taken -= bytes
        while (waiting.length > 0 && fits(waiting[0]!.bytes)) {
          const next = waiting.shift()!
          // Before it runs: nobody else may take its place.
          taken += next.bytes
          next.go()
        }
      }
    },
  }
}
