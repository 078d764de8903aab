/** Whether what is written can be sent, and if not, why. Pure. */
import type { Attachment } from './attachments.ts'

export type Hindrance = 'empty' | 'tooLong' | 'uploading' | 'failed' | 'unknown'

interface Written {
  text: string
  spoilerText: string
  attachments: readonly Pick<Attachment, 'state' | 'id'>[]
  left: number
  /** Visibility and language are known. */
  chosen: boolean
}

/** As the server has it: nothing but space and invisible characters is no text. */
const BLANK = /^[\s\u200B-\u200D\u2060\uFEFF]*$/

export function hindranceOf({ text, spoilerText, attachments, left, chosen }: Written): Hindrance | null {
  if (left < 0) return 'tooLong'
  if (attachments.some(({ state }) => state === 'failed')) return 'failed'
  // The server attaches nothing that is not ready.
  if (attachments.some(({ state }) => state !== 'ready')) return 'uploading'
  if (attachments.length === 0 && BLANK.test(text) && BLANK.test(spoilerText)) return 'empty'
  return chosen ? null : 'unknown'
}
