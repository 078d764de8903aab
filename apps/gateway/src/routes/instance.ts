/** What this server says of itself to Mastodon clients. */
import { CHARACTERS_PER_URL, MAX_CHARACTERS } from '@rookery/contracts'
import { Instance, InstanceV1, ref } from '@rookery/contracts/mastodon'
import { IMAGE_LIMITS, MAX_UPLOAD_BYTES, SUPPORTED_TYPES } from '@rookery/media'
import { Type } from 'typebox'
import { PROFILE_LIMITS } from '../accounts/update-profile.ts'
import type { Edge } from '../edge.ts'
import { answers, type Routes } from './describe.ts'

const tags = ['instance']

export const instanceRoutes: Routes = async (app, { edge }) => {
  const v1 = presentV1(edge)
  const v2 = presentV2(edge)
  app.get(
    '/api/v1/instance',
    {
      schema: {
        operationId: 'getInstanceV1',
        summary: 'This server (older form)',
        tags,
        response: answers(ref(InstanceV1)),
      },
    },
    async () => {
      const { accounts, tweets } = await edge.stats()
      return { ...v1, stats: { user_count: accounts, status_count: tweets, domain_count: 0 } }
    },
  )
  app.get(
    '/api/v2/instance',
    { schema: { operationId: 'getInstance', summary: 'This server', tags, response: answers(ref(Instance)) } },
    async () => ({ ...v2, usage: { users: { active_month: (await edge.stats()).activeAuthors } } }),
  )
  for (const [name, operationId, summary] of PAGES) {
    app.get(
      `/api/v1/instance/${name}`,
      { schema: { operationId, summary, tags, response: answers(PageText) } },
      async () => ({ updated_at: null, content: '' }),
    )
  }
  app.get(
    '/api/v1/instance/languages',
    {
      schema: { operationId: 'getLanguages', summary: 'Languages of this server', tags, response: answers(Languages) },
    },
    async () => [{ code: 'en', name: 'English' }],
  )
  app.get(
    '/health',
    {
      schema: {
        operationId: 'health',
        summary: 'Says OK, as Mastodon does',
        tags: ['health'],
        produces: ['text/plain'],
        response: { 200: Type.String({ description: '`OK`' }) },
      },
    },
    async (_request, reply) => reply.type('text/plain; charset=utf-8').send('OK'),
  )
}

/** Pages that an administrator could write: clients ask for them when they show the server. */
const PAGES = [
  ['extended_description', 'getExtendedDescription', 'A longer description of this server'],
  ['privacy_policy', 'getPrivacyPolicy', 'The privacy policy'],
] as const
const PageText = Type.Object({ updated_at: Type.Union([Type.String(), Type.Null()]), content: Type.String() })
const Languages = Type.Array(Type.Object({ code: Type.String(), name: Type.String() }))

/** Clients parse the first number to decide what they may ask for. */
const versionText = (version: string): string => `4.2.0 (compatible; Rookery ${version})`

const CONFIGURATION = {
  statuses: {
    max_characters: MAX_CHARACTERS,
    max_media_attachments: 4,
    characters_reserved_per_url: CHARACTERS_PER_URL,
  },
  media_attachments: {
    supported_mime_types: [...SUPPORTED_TYPES],
    description_limit: 1_500,
    image_size_limit: IMAGE_LIMITS.bytes,
    image_matrix_limit: IMAGE_LIMITS.pixels,
    video_size_limit: MAX_UPLOAD_BYTES,
    // Video is taken as it is: only its size is limited.
    video_frame_rate_limit: 120,
    video_matrix_limit: 8_294_400,
  },
  polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
  accounts: {
    max_featured_tags: 10,
    max_pinned_statuses: 5,
    max_display_name_length: PROFILE_LIMITS.displayName,
    max_note_length: PROFILE_LIMITS.note,
    max_profile_fields: PROFILE_LIMITS.fields,
    profile_field_name_limit: PROFILE_LIMITS.fieldText,
    profile_field_value_limit: PROFILE_LIMITS.fieldText,
  },
}
/** Who may read a timeline. Trends are not there yet. */
const EVERYBODY = { local: 'public', remote: 'public' } as const
const NOBODY = { local: 'disabled', remote: 'disabled' } as const
const DESCRIPTION = 'A Rookery server'

const presentV1 = ({ config, links }: Edge): Omit<InstanceV1, 'stats'> => ({
  uri: links.host,
  title: links.host,
  description: DESCRIPTION,
  short_description: DESCRIPTION,
  email: '',
  version: versionText(config.version),
  languages: ['en'],
  registrations: config.registrations !== 'closed',
  approval_required: config.registrations === 'approval',
  invites_enabled: false,
  urls: { streaming_api: links.streaming },
  configuration: CONFIGURATION,
  thumbnail: null,
  contact_account: null,
  rules: [],
})

const presentV2 = ({ config, links }: Edge): Omit<Instance, 'usage'> => ({
  domain: links.host,
  title: links.host,
  version: versionText(config.version),
  source_url: '',
  description: DESCRIPTION,
  thumbnail: { url: links.header },
  icon: [],
  languages: ['en'],
  configuration: {
    urls: { streaming: links.streaming },
    ...CONFIGURATION,
    translation: { enabled: false },
    vapid: { public_key: '' },
    timelines_access: { live_feeds: EVERYBODY, hashtag_feeds: EVERYBODY, trending_link_feeds: NOBODY },
    limited_federation: false,
  },
  registrations: {
    enabled: config.registrations !== 'closed',
    approval_required: config.registrations === 'approval',
    message: null,
    min_age: null,
    reason_required: false,
    url: null,
  },
  // 2: grouped notifications.
  api_versions: { mastodon: 2 },
  contact: { email: '', account: null },
  rules: [],
})
