// Collects what is wrong with an input and says it as Mastodon does: one sentence, and a code with a text for each field.
import { type ErrorDetails, invalid } from '@rookery/contracts'

export type ValidationCode =
  | 'ERR_BLANK'
  | 'ERR_INVALID'
  | 'ERR_TAKEN'
  | 'ERR_RESERVED'
  | 'ERR_TOO_LONG'
  | 'ERR_TOO_SHORT'
  | 'ERR_INCLUSION'

export interface Problem {
  /** As the client sent it, e.g. `display_name`. */
  field: string
  error: ValidationCode
  description: string
}

/** Throws `invalid` with all problems; returns when there are none. */
export function refuse(problems: Problem[]): void {
  if (problems.length === 0) return
  const details: ErrorDetails = {}
  for (const { field, error, description } of problems) {
    details[field] = [...(details[field] ?? []), { error, description }]
  }
  throw invalid(problems.map(({ field, description }) => `${humanName(field)} ${description}`).join(', '), details)
}

/** `display_name` → `Display name` */
function humanName(field: string): string {
  const words = field.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Letters as people count them: an emoji of several code points is one. */
export function countLetters(text: string): number {
  let count = 0
  for (const _ of letters.segment(text)) count++
  return count
}
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
