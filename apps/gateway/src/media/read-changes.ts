/** What clients say of an attachment: `description`, and `focus` as two numbers with a comma. */
import { type Focus, invalid, type MediaChanges } from '@rookery/contracts'

export interface GivenMedia {
  description?: string | null
  focus?: string | null
}

/** What is not given is left out; an empty text takes it away. */
export function readChanges({ description, focus }: GivenMedia): MediaChanges {
  return {
    ...(description === undefined ? {} : { description: description || null }),
    ...(focus === undefined ? {} : { focus: readFocus(focus) }),
  }
}

function readFocus(text: string | null): Focus | null {
  if (text === null || text.trim() === '') return null
  const [x, y, ...rest] = text.split(',').map(Number)
  if (x === undefined || y === undefined || rest.length > 0 || !Number.isFinite(x + y))
    throw invalid('Focus is not two numbers')
  return { x, y }
}
