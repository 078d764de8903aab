/** Which offsets of `live` this session wrote, so that its window can be cut by number and bytes too. */
import type { WriterOptions } from '../core/writer.ts'
import type { AppendedLive } from './session.ts'

export interface LiveWindow {
  readonly maxAgeMs: number
  added(piece: AppendedLive): void
  /**
   * The oldest offset to keep, where it lies in what this session wrote; null: nothing of that goes. `since`: commit times
   * before are too old.
   */
  cut(since: number): number | null
}

export function createLiveWindow(limits: WriterOptions['live'] = {}): LiveWindow {
  const { maxAgeMs = 3_600_000, maxEvents = 200_000, maxBytes = 64 * 1024 * 1024 } = limits
  let pieces: AppendedLive[] = []
  return {
    maxAgeMs,
    added: (piece) => void pieces.push(piece),
    cut(since) {
      let [events, bytes] = [0, 0]
      for (let i = pieces.length - 1; i >= 0; i--) {
        const { offset, length, bytes: size, at } = pieces[i]!
        const affordable = Math.floor(((maxBytes - bytes) / size) * length)
        const room = at < since ? 0 : Math.max(0, Math.min(maxEvents - events, affordable))
        if (room < length) {
          // The newest always stays.
          const kept = Math.max(room, i === pieces.length - 1 ? 1 : 0)
          pieces = pieces.slice(i)
          return offset + length - kept
        }
        events += length
        bytes += size
      }
      return null
    },
  }
}
