import { countCharacters } from '@rookery/contracts/text'
import { useMemo } from 'react'
import { type Hindrance, hindranceOf } from './readiness.ts'
import type { WritingState } from './writing.ts'

export interface Counting {
  left: number
  limit: number
  hindrance: Hindrance | null
}

/** Mastodon's, until the server has said its own. */
const USUAL_LIMIT = 500

/** Counted as the server counts. */
export function useCounting({ fields, attachments }: WritingState, limit = USUAL_LIMIT, chosen: boolean): Counting {
  const { text, warned } = fields
  const spoilerText = warned ? fields.spoilerText : ''
  // The server trims both.
  const left = useMemo(() => limit - countCharacters(text.trim(), spoilerText.trim()), [limit, text, spoilerText])
  return { left, limit, hindrance: hindranceOf({ text, spoilerText, attachments, left, chosen }) }
}
