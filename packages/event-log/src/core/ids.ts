/** Ids of stream entries: `<lsn>-<index>`, the position without its epoch. Compared as numbers, never as text. */
import type { Position } from '@rookery/contracts'

/** Below every entry. */
export const START = '0-0'

export const idOf = (position: Position): string => `${position.lsn}-${position.index}`

export function positionOf(epoch: number, id: string): Position {
  const [lsn, index] = id.split('-').map(Number)
  return { epoch, lsn: lsn!, index: index! }
}

export const lsnOf = (id: string): number => Number(id.slice(0, id.indexOf('-')))

/** Negative, zero or positive, as a sort needs it. */
export function compareIds(a: string, b: string): number {
  const [aLsn, aIndex] = a.split('-').map(Number)
  const [bLsn, bIndex] = b.split('-').map(Number)
  return aLsn! - bLsn! || aIndex! - bIndex!
}
