/** PATCH update_credentials: texts and pictures of a profile, with Mastodon's limits. */
import { type Id, invalid, type ProfileChanges, type ProfilePicture } from '@rookery/contracts'
import { oneOf, STATUS_VISIBILITIES } from '@rookery/contracts/mastodon'
import { type Static, Type } from 'typebox'
import type { Edge } from '../edge.ts'
import { readVisibility } from '../statuses/post-status.ts'

export const PROFILE_LIMITS = { displayName: 30, note: 500, fields: 4, fieldText: 255 }

const text = Type.Optional(Type.String())
const flag = Type.Optional(Type.Boolean())
const Field = Type.Object({ name: text, value: text })

export const ProfileBody = Type.Object({
  avatar: Type.Optional(
    Type.String({ format: 'binary', description: 'A file, or a base64 data URI; other texts are ignored' }),
  ),
  header: Type.Optional(
    Type.String({ format: 'binary', description: 'A file, or a base64 data URI; other texts are ignored' }),
  ),
  display_name: text,
  note: text,
  locked: flag,
  bot: flag,
  discoverable: flag,
  indexable: flag,
  /** An array, or an object keyed by position as Rails forms have it. */
  fields_attributes: Type.Optional(
    Type.Unsafe<Static<typeof Field>[] | Record<string, Static<typeof Field>>>({
      anyOf: [
        { type: 'array', items: Field },
        { type: 'object', additionalProperties: Field },
      ],
    }),
  ),
  source: Type.Optional(
    Type.Object({ privacy: Type.Optional(oneOf(STATUS_VISIBILITIES)), sensitive: flag, language: text }),
  ),
})

/** Mastodon's. */
const MB = 1_048_576
export const PICTURE_LIMITS: Record<ProfilePicture, number> = { avatar: 8 * MB, header: 8 * MB }

/** `pictures` are uploads by the fields they came in; they are gone afterwards. */
export async function updateProfile(
  edge: Edge,
  accountId: Id,
  body: Static<typeof ProfileBody>,
  pictures: ReadonlyMap<string, string>,
): Promise<void> {
  const waiting = new Map(pictures)
  try {
    await edge.users.updateProfile({ accountId, changes: readChanges(body) })
    for (const [which, uploadKey] of pictures) {
      waiting.delete(which)
      await edge.users.setProfilePicture({ accountId, which: which as ProfilePicture, uploadKey })
    }
  } finally {
    await edge.forgetEverywhere({ accountIds: [accountId] })
    for (const key of waiting.values()) await edge.media?.delete(key)
  }
}

function readChanges(body: Static<typeof ProfileBody>): ProfileChanges {
  const changes: ProfileChanges = {}
  if (body.display_name !== undefined)
    changes.displayName = within('display_name', body.display_name, PROFILE_LIMITS.displayName)
  if (body.note !== undefined) changes.note = within('note', body.note, PROFILE_LIMITS.note)
  for (const name of ['locked', 'bot', 'discoverable', 'indexable'] as const) {
    if (body[name] !== undefined) changes[name] = body[name]
  }
  if (body.fields_attributes !== undefined) changes.fields = readFields(Object.values(body.fields_attributes))
  const { privacy, sensitive, language } = body.source ?? {}
  if (privacy === 'direct') throw invalid('Posts cannot be direct by default')
  if (privacy !== undefined) changes.defaultVisibility = readVisibility(privacy) as 'public' | 'unlisted' | 'followers'
  if (sensitive !== undefined) changes.defaultSensitive = sensitive
  if (language !== undefined) changes.defaultLanguage = language || null
  return changes
}

function readFields(given: Static<typeof Field>[]): { name: string; value: string }[] {
  const fields = given
    .map(({ name = '', value = '' }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '')
  if (fields.length > PROFILE_LIMITS.fields) throw invalid(`At most ${PROFILE_LIMITS.fields} fields are possible`)
  for (const { name, value } of fields) {
    within('fields', name, PROFILE_LIMITS.fieldText)
    within('fields', value, PROFILE_LIMITS.fieldText)
  }
  return fields
}

function within(field: string, value: string, limit: number): string {
  if ([...value].length <= limit) return value
  const description = `is too long (maximum is ${limit} characters)`
  throw invalid(`${field} ${description}`, { [field]: [{ error: 'ERR_TOO_LONG', description }] })
}
