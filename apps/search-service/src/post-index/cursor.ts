/** Where a page of hits ended: the window it was in, and the score and id of its last hit. Opaque outside. */
import type { Id } from '@rookery/contracts'

/**
 * Hits are ranked within windows of ids, the newest window first: `newest` holds the newest documents (common words), `all` the newest
 * matches (rarer ones), `library` the newest posts that the viewer keeps. A window's bounds never change once it was begun.
 */
export type WindowKind = 'newest' | 'all' | 'library'

export interface Cursor {
  kind: WindowKind
  /** The window is [from, below). */
  below: Id
  from: Id
  score: number
  id: Id
}

const LETTERS = { n: 'newest', a: 'all', l: 'library' } as const

export const formatCursor = ({ kind, below, from, score, id }: Cursor): string =>
  Buffer.from(`${kind[0]}_${below}_${from}_${score}_${id}`).toString('base64url')

/** Null for anything that is none. */
export function parseCursor(text: string | null): Cursor | null {
  if (text === null || text.length > 200) return null
  const parts = Buffer.from(text, 'base64url').toString().split('_')
  const letter = parts[0] ?? ''
  const kind = Object.hasOwn(LETTERS, letter) ? LETTERS[letter as keyof typeof LETTERS] : undefined
  const [below = NaN, from = NaN, score = NaN, id = NaN] = parts
    .slice(1)
    .map((part) => (part === '' ? NaN : Number(part)))
  const ids = [below, from, id].every((value) => Number.isSafeInteger(value) && value >= 0)
  return kind !== undefined && parts.length === 5 && ids && Number.isFinite(score)
    ? { kind, below, from, score, id }
    : null
}
