/** What a server says of itself. */
import { type Static, Type } from 'typebox'
import { entity, nullable, oneOf } from './entity.ts'

const Nothing = Type.Array(Type.Never())
const statuses = Type.Object({
  max_characters: Type.Integer(),
  max_media_attachments: Type.Integer(),
  characters_reserved_per_url: Type.Integer(),
})
const media = Type.Object({
  supported_mime_types: Type.Array(Type.String()),
  description_limit: Type.Integer(),
  image_size_limit: Type.Integer(),
  image_matrix_limit: Type.Integer(),
  video_size_limit: Type.Integer(),
  video_frame_rate_limit: Type.Integer(),
  video_matrix_limit: Type.Integer(),
})
const polls = Type.Object({
  max_options: Type.Integer(),
  max_characters_per_option: Type.Integer(),
  min_expiration: Type.Integer(),
  max_expiration: Type.Integer(),
})
const accounts = Type.Object({
  max_featured_tags: Type.Integer(),
  max_pinned_statuses: Type.Integer(),
  max_display_name_length: Type.Integer(),
  max_note_length: Type.Integer(),
  max_profile_fields: Type.Integer(),
  profile_field_name_limit: Type.Integer(),
  profile_field_value_limit: Type.Integer(),
})

export const InstanceV1 = entity('InstanceV1', {
  uri: Type.String(),
  title: Type.String(),
  description: Type.String(),
  short_description: Type.String(),
  email: Type.String(),
  version: Type.String(),
  languages: Type.Array(Type.String()),
  registrations: Type.Boolean(),
  approval_required: Type.Boolean(),
  invites_enabled: Type.Boolean(),
  urls: Type.Object({ streaming_api: Type.String() }),
  stats: Type.Object({ user_count: Type.Integer(), status_count: Type.Integer(), domain_count: Type.Integer() }),
  configuration: Type.Object({ statuses, media_attachments: media, polls, accounts }),
  thumbnail: nullable(Type.String()),
  contact_account: Type.Null(),
  rules: Nothing,
})
export type InstanceV1 = Static<typeof InstanceV1>

const FEED_ACCESS = ['public', 'authenticated', 'disabled'] as const
const feeds = Type.Object({ local: oneOf(FEED_ACCESS), remote: oneOf(FEED_ACCESS) })

export const Instance = entity('Instance', {
  domain: Type.String(),
  title: Type.String(),
  version: Type.String(),
  source_url: Type.String(),
  description: Type.String(),
  usage: Type.Object({ users: Type.Object({ active_month: Type.Integer() }) }),
  thumbnail: Type.Object({ url: Type.String() }),
  icon: Nothing,
  languages: Type.Array(Type.String()),
  configuration: Type.Object({
    urls: Type.Object({ streaming: Type.String() }),
    accounts,
    statuses,
    media_attachments: media,
    polls,
    translation: Type.Object({ enabled: Type.Boolean() }),
    vapid: Type.Object({ public_key: Type.String() }),
    timelines_access: Type.Object({
      live_feeds: feeds,
      hashtag_feeds: feeds,
      trending_link_feeds: feeds,
    }),
    limited_federation: Type.Boolean(),
  }),
  registrations: Type.Object({
    enabled: Type.Boolean(),
    approval_required: Type.Boolean(),
    message: Type.Null(),
    min_age: Type.Null(),
    reason_required: Type.Boolean(),
    url: Type.Null(),
  }),
  api_versions: Type.Object({ mastodon: Type.Integer() }),
  contact: Type.Object({ email: Type.String(), account: Type.Null() }),
  rules: Nothing,
})
export type Instance = Static<typeof Instance>
