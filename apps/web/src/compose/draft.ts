/** All that a person has chosen for a post that is not sent yet, and the form in which it is kept. Pure. */
import type { KeptAttachment } from './attachments.ts'
import { VISIBILITIES, type Visibility } from './visibility.ts'

export interface DraftFields {
  text: string
  spoilerText: string
  /** The field of the content warning is open. */
  warned: boolean
  /** null: as usual, see the preferences. */
  visibility: Visibility | null
  language: string | null
  sensitive: boolean | null
  inReplyToId: string | null
}

export interface KeptDraft extends DraftFields {
  attachments: KeptAttachment[]
  /** Of the request that sends it: after a lost answer and a reload the same text is still posted once. */
  key: string
  savedAt: number
}

const VERSION = 1

export const emptyFields = (text = ''): DraftFields => ({
  text,
  spoilerText: '',
  warned: false,
  visibility: null,
  language: null,
  sensitive: null,
  inReplyToId: null,
})

export const writeDraft = (draft: KeptDraft): string => JSON.stringify({ version: VERSION, ...draft })

/** null for what is no draft, or one of a version that is not known here. */
export function readDraft(stored: string | null): KeptDraft | null {
  try {
    const given = JSON.parse(stored ?? 'null') as (Partial<KeptDraft> & { version?: number }) | null
    if (given?.version !== VERSION || typeof given.text !== 'string') return null
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    const visibility = VISIBILITIES.find((each) => each === given.visibility) ?? null
    return {
      text: given.text,
      spoilerText: text(given.spoilerText) ?? '',
      warned: given.warned === true || Boolean(given.spoilerText),
      visibility,
      language: text(given.language),
      sensitive: typeof given.sensitive === 'boolean' ? given.sensitive : null,
      inReplyToId: text(given.inReplyToId),
      attachments: Array.isArray(given.attachments) ? given.attachments.filter((each) => each?.id) : [],
      key: text(given.key) ?? '',
      savedAt: Number(given.savedAt) || 0,
    }
  } catch {
    return null
  }
}

type Content = Pick<KeptDraft, 'text' | 'spoilerText' | 'attachments'>

/** Nothing of it would be missed: it is empty, or says what it began with. */
export const isUntouched = (draft: Content, opening: Content): boolean =>
  isBlank(draft) ||
  (draft.text.trim() === opening.text.trim() &&
    draft.spoilerText.trim() === opening.spoilerText.trim() &&
    signature(draft.attachments) === signature(opening.attachments))

const isBlank = ({ text, spoilerText, attachments }: Content) =>
  text.trim() === '' && spoilerText.trim() === '' && attachments.length === 0

const signature = (attachments: readonly KeptAttachment[]) =>
  JSON.stringify(attachments.map(({ id, description, focus }) => [id, description, focus]))
