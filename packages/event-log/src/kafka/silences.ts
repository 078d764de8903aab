/** Brokers that gave no answer lately: all clients of a log leave them alone for a while, and end what they still wait for there. */

/**
 * Fetch, ListOffsets, Metadata, Heartbeat, ApiVersions: a broker that does not answer these waits for no other, as one that writes does.
 * https://kafka.apache.org/protocol#protocol_api_keys
 */
export const ANSWERED_ALONE: ReadonlySet<number> = new Set([1, 2, 3, 12, 18])

export interface Silences {
  /** Left alone now. `broker`: host:port. */
  has(broker: string): boolean
  /** For so long from now on. `everywhere`: it answers nobody, and all clients are told. */
  add(broker: string, ms: number, everywhere: boolean): void
  /** Returns how to stop it. */
  onSilent(listener: (broker: string) => void): () => void
}

export function createSilences(): Silences {
  const until = new Map<string, number>()
  const listeners = new Set<(broker: string) => void>()
  return {
    has: (broker) => performance.now() < (until.get(broker) ?? 0),
    add(broker, ms, everywhere) {
      until.set(broker, performance.now() + ms)
      if (everywhere) for (const listener of listeners) listener(broker)
    },
    onSilent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
