/** Which offsets of `live` this session wrote, so that its window can be cut by number and bytes too. */
import type { WriterOptions } from '../core/writer.ts'
import type { AppendedLive } from './session.ts'

export interface LiveWindow {
  readonly maxAgeMs: number
  added(piece: AppendedLive): void
  /** The oldest offset to keep, as far as this session knows; null: cut nothing for it. */
  cut(): number | null
  /** Offset of the newest record; null when this session wrote none. */
  newest(): number | null
}

export function createLiveWindow(limits: WriterOptions['live'] = {}): LiveWindow {
  const { maxAgeMs = 3_600_000, maxEvents = 200_000, maxBytes = 64 * 1024 * 1024 } = limits
  let pieces: AppendedLive[] = []
  return {
    maxAgeMs,
    added: (piece) => void pieces.push(piece),
    newest() {
      const last = pieces.at(-1)
      return last ? last.offset + last.length - 1 : null
    },
    cut() {
      let [events, bytes] = [0, 0]
      for (let i = pieces.length - 1; i >= 0; i--) {
        const { offset, length, bytes: size } = pieces[i]!
        const room = Math.min(maxEvents - events, Math.floor(((maxBytes - bytes) / size) * length))
        if (room < length) {
          pieces = pieces.slice(i)
          // The newest always stays.
          return offset + length - Math.max(room, i === pieces.length - 1 ? 1 : 0)
        }
        events += length
        bytes += size
      }
      return null
    },
  }
}
