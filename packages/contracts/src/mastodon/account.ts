/** Accounts as Mastodon clients know them. */
import { type Static, Type } from 'typebox'
import { DateText, entity, IdText, nullable, oneOf } from './entity.ts'

/** Mastodon's word for `followers` is `private`. */
export const STATUS_VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const

export const Field = entity('Field', {
  name: Type.String(),
  value: Type.String({ description: 'HTML; plain text in `source`' }),
  verified_at: nullable(DateText),
})

/** Empty until there are emojis, roles and approvals of ours; clients expect the keys. */
const Nothing = Type.Array(Type.Never())
export const Approval = entity('Approval', {
  automatic: Nothing,
  manual: Nothing,
  current_user: oneOf(['denied']),
})
const approval = Type.Unsafe<Static<typeof Approval>>({ $ref: 'Approval#' })
const field = Type.Unsafe<Static<typeof Field>>({ $ref: 'Field#' })

const profile = {
  id: IdText,
  username: Type.String(),
  acct: Type.String({ description: 'The user name; with @domain for people elsewhere' }),
  display_name: Type.String(),
  locked: Type.Boolean(),
  bot: Type.Boolean(),
  discoverable: Type.Boolean(),
  indexable: Type.Boolean(),
  noindex: Type.Boolean(),
  hide_collections: Type.Boolean(),
  group: Type.Boolean(),
  created_at: DateText,
  note: Type.String({ description: 'HTML' }),
  url: Type.String(),
  uri: Type.String(),
  avatar: Type.String(),
  avatar_static: Type.String(),
  header: Type.String(),
  header_static: Type.String(),
  followers_count: Type.Integer(),
  following_count: Type.Integer(),
  statuses_count: Type.Integer(),
  last_status_at: nullable(Type.String({ description: 'A day: 2026-11-21' })),
  emojis: Nothing,
  roles: Nothing,
  fields: Type.Array(field),
  feature_approval: approval,
}

export const Account = entity('Account', profile)
export type Account = Static<typeof Account>

export const Role = entity('Role', {
  id: Type.String(),
  name: Type.String(),
  color: Type.String(),
  permissions: Type.String(),
  highlighted: Type.Boolean(),
})

export type Role = Static<typeof Role>

export const CredentialAccount = entity('CredentialAccount', {
  ...profile,
  source: Type.Object({
    privacy: oneOf(STATUS_VISIBILITIES),
    sensitive: Type.Boolean(),
    language: nullable(Type.String()),
    note: Type.String(),
    fields: Type.Array(field),
    follow_requests_count: Type.Integer(),
    hide_collections: Type.Boolean(),
    discoverable: Type.Boolean(),
    indexable: Type.Boolean(),
    attribution_domains: Nothing,
    quote_policy: oneOf(['public', 'followers', 'nobody']),
  }),
  role: Type.Unsafe<Static<typeof Role>>({ $ref: 'Role#' }),
})
export type CredentialAccount = Static<typeof CredentialAccount>

export const Relationship = entity('Relationship', {
  id: IdText,
  following: Type.Boolean(),
  showing_reblogs: Type.Boolean(),
  notifying: Type.Boolean(),
  languages: Type.Array(Type.String()),
  followed_by: Type.Boolean(),
  blocking: Type.Boolean(),
  blocked_by: Type.Boolean(),
  muting: Type.Boolean(),
  muting_notifications: Type.Boolean(),
  requested: Type.Boolean(),
  requested_by: Type.Boolean(),
  domain_blocking: Type.Boolean(),
  endorsed: Type.Boolean(),
  note: Type.String(),
})
export type Relationship = Static<typeof Relationship>
