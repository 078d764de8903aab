/** What was appended when: the newest of it that is old enough and below what consumers still owe may be acknowledged. */
import type { Position } from '@rookery/contracts'

/** Redis fsyncs every second and may be a second late with it (appendfsync everysec): decision 3. */
const FSYNC_MS = 2_000

/** Beyond this many, every other one is forgotten: steps become coarser, memory stays bounded while a group is slow. */
const MAX_WAITING = 16_384

export interface AckWindow {
  /** Everything up to `position` is in the log since now. */
  added(position: Position): void
  /** The newest position older than FSYNC_MS whose LSN is below `owedLsn`; what it once answered stays its answer. */
  safe(owedLsn: number): Position | null
}

export function createAckWindow(now: () => number): AckWindow {
  let waiting: { position: Position; at: number }[] = []
  let safe: Position | null = null
  return {
    added(position) {
      const last = waiting.at(-1)
      // A transaction in several appends is as young as its last part; a repeat does not step back.
      if (last && position.lsn <= last.position.lsn) last.at = now()
      else {
        if (waiting.length >= MAX_WAITING) waiting = waiting.filter((_, i) => i % 2 === 1)
        waiting.push({ position, at: now() })
      }
      if (last && position.lsn === last.position.lsn) last.position = position
    },
    safe(owedLsn) {
      const until = now() - FSYNC_MS
      const first = waiting.findIndex(({ position, at }) => at >= until || position.lsn >= owedLsn)
      const count = first === -1 ? waiting.length : first
      if (count > 0) {
        safe = waiting[count - 1]!.position
        waiting = waiting.slice(count)
      }
      return safe
    },
  }
}
