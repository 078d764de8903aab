/** What of one's profile is being changed: from the account, and to what the API takes. */
import type { mastodon } from 'masto'

export interface ProfileDraft {
  displayName: string
  note: string
  fields: readonly { name: string; value: string }[]
  locked: boolean
  bot: boolean
  discoverable: boolean
  indexable: boolean
}

/** A chosen file, `null` to take the picture away, undefined to leave it. */
export type PictureChange = File | null | undefined

/** The server's limits; the API does not tell them. */
export const LIMITS = { displayName: 30, note: 500, fields: 4, fieldText: 255, pictureBytes: 8 * 1_048_576 }

/** As the server counts: by code points. */
export const lengthOf = (text: string): number => [...text].length

/** Always as many fields as there may be: empty ones are where one writes the next. */
export function draftOf({ displayName, source, locked, bot }: mastodon.v1.CredentialAccount): ProfileDraft {
  const given = source.fields.map(({ name, value }) => ({ name, value }))
  const empty = Array.from({ length: Math.max(0, LIMITS.fields - given.length) }, () => ({ name: '', value: '' }))
  return {
    displayName,
    note: source.note,
    fields: [...given, ...empty],
    locked,
    bot,
    discoverable: source.discoverable ?? false,
    indexable: source.indexable ?? false,
  }
}

/** Every field is sent, the empty ones too: that is how one is taken away. */
export function paramsOf(draft: ProfileDraft, pictures: { avatar: PictureChange; header: PictureChange }) {
  const { fields, ...rest } = draft
  return {
    ...rest,
    fieldsAttributes: fields.map(({ name, value }) => ({ name: name.trim(), value: value.trim() })),
    ...(pictures.avatar ? { avatar: pictures.avatar } : {}),
    ...(pictures.header ? { header: pictures.header } : {}),
  }
}

export const isTooLong = ({ displayName, note, fields }: ProfileDraft): boolean =>
  lengthOf(displayName) > LIMITS.displayName ||
  lengthOf(note) > LIMITS.note ||
  fields.some(({ name, value }) => lengthOf(name) > LIMITS.fieldText || lengthOf(value) > LIMITS.fieldText)
