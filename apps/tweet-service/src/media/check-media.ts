/** What may be said about an attachment. Limits are Mastodon's (MediaAttachment::MAX_DESCRIPTION_LENGTH). Pure. */
import { type Focus, invalid } from '@rookery/contracts'

const LONGEST_DESCRIPTION = 1500

/** Trimmed; null when empty. 422 when it is too long or no text. */
export function checkDescription(given: string | null): string | null {
  const description = given?.trim() ?? ''
  if (!description.isWellFormed() || description.includes('\0'))
    throw invalid('Description contains invalid characters')
  if ([...description].length > LONGEST_DESCRIPTION) {
    throw invalid(`Description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`)
  }
  return description === '' ? null : description
}

/** Within -1 and 1: what lies outside is moved to the edge, as Mastodon does. */
export function checkFocus(focus: Focus | null): Focus | null {
  if (focus === null) return null
  if (!Number.isFinite(focus.x) || !Number.isFinite(focus.y)) throw invalid('Focus is not two numbers')
  const within = (value: number) => Math.max(-1, Math.min(1, value))
  return { x: within(focus.x), y: within(focus.y) }
}
