/**
 * A commit is in the log before it can be read: the server sends it once it is flushed, and only then ends the transaction
 * (with a synchronous standby, much later). Events wait for that, or their readers would not find the rows.
 * Source: PostgreSQL, RecordTransactionCommit and ProcArrayEndTransaction in xact.c and procarray.c.
 */
import { setTimeout as wait } from 'node:timers/promises'

export interface Visibility {
  /** A committed transaction arrived; its id as the protocol has it, of 32 bits. */
  arrived(xid: number): void
  /** Resolves when any new query sees all that arrived before the call. */
  settled(): Promise<void>
}

const LONGEST_PAUSE_MS = 50

/** `snapshot` answers pg_current_snapshot() as text, taken after the call. */
export function createVisibility(snapshot: () => Promise<string>): Visibility {
  let unsettled: number[] = []
  return {
    arrived(xid) {
      unsettled.push(xid)
    },
    async settled() {
      let waiting = unsettled
      unsettled = []
      for (let pause = 0; waiting.length > 0; pause = Math.min(pause + 1, LONGEST_PAUSE_MS)) {
        if (pause > 0) await wait(pause)
        const isHidden = hiddenBy(await snapshot())
        waiting = waiting.filter(isHidden)
      }
    },
  }
}

/** `xmin:xmax:running,…` of 64 bits. From xmax on, and while running, a transaction cannot be seen. */
function hiddenBy(snapshot: string): (xid: number) => boolean {
  const [, xmax = '0', running = ''] = snapshot.split(':')
  const low = (id: string) => Number(BigInt(id) & 0xffffffffn)
  const next = low(xmax)
  const hidden = new Set(running === '' ? [] : running.split(',').map(low))
  // The order of ids of 32 bits is circular; a slot never lags by half the circle.
  return (xid) => hidden.has(xid) || ((xid - next) | 0) >= 0
}
