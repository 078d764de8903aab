/**
 * A place in the write-ahead log, and so in the event log: (epoch, commit LSN, index of the row change in its transaction).
 * The epoch rises with a restore, a new cluster and a new slot, because LSNs start lower again there.
 */
export interface Position {
  epoch: number
  /** Commit LSN in bytes; exact as a number up to 2^53 (8 PiB of write-ahead log). */
  lsn: number
  index: number
}

/** `<epoch>-<lsn>-<index>`: stream cursors, job ids, external versions. */
export const formatPosition = (p: Position): string => `${p.epoch}-${p.lsn}-${p.index}`

/** The reverse of formatPosition; null for anything else. */
export function parsePosition(text: string): Position | null {
  const match = /^(\d{1,10})-(\d{1,16})-(\d{1,10})$/.exec(text)
  if (!match) return null
  const [epoch, lsn, index] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return Number.isSafeInteger(lsn) ? { epoch, lsn, index } : null
}

/** Negative, zero or positive, as a sort needs it. */
export const comparePositions = (a: Position, b: Position): number =>
  a.epoch - b.epoch || a.lsn - b.lsn || a.index - b.index
