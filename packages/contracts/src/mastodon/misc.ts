/** Everything smaller. */
import { type Static, Type } from 'typebox'
import { Account, STATUS_VISIBILITIES } from './account.ts'
import { entity, IdText, nullable, oneOf, ref } from './entity.ts'
import { Status } from './status.ts'

export const ErrorBody = entity('Error', {
  error: Type.String(),
  error_description: Type.Optional(Type.String()),
  details: Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.Object({ error: Type.String(), description: Type.String() }))),
  ),
})

export const Tag = entity('Tag', {
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  history: Type.Array(Type.Object({ day: Type.String(), uses: Type.String(), accounts: Type.String() })),
  following: Type.Optional(Type.Boolean()),
})
export type Tag = Static<typeof Tag>

export const Search = entity('Search', {
  accounts: Type.Array(ref(Account)),
  statuses: Type.Array(ref(Status)),
  hashtags: Type.Array(ref(Tag)),
  /** Ours, with `highlight`: by post, pieces of it as safe HTML with `<mark>` around what matched. */
  highlights: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
})

export const Preferences = entity('Preferences', {
  'posting:default:visibility': oneOf(STATUS_VISIBILITIES),
  'posting:default:sensitive': Type.Boolean(),
  'posting:default:language': nullable(Type.String()),
  'posting:default:quote_policy': oneOf(['public', 'followers', 'nobody']),
  'reading:expand:media': oneOf(['default', 'show_all', 'hide_all']),
  'reading:expand:spoilers': Type.Boolean(),
  'reading:autoplay:gifs': Type.Boolean(),
})
export type Preferences = Static<typeof Preferences>

export const Empty = entity('Empty', {})

export const NodeInfoLinks = entity('NodeInfoLinks', {
  links: Type.Array(Type.Object({ rel: Type.String(), href: Type.String() })),
})

export const NodeInfo = entity('NodeInfo', {
  version: Type.String(),
  software: Type.Object({ name: Type.String(), version: Type.String() }),
  protocols: Type.Array(Type.String()),
  services: Type.Object({ inbound: Type.Array(Type.String()), outbound: Type.Array(Type.String()) }),
  usage: Type.Object({
    users: Type.Object({ total: Type.Integer(), activeMonth: Type.Integer() }),
    localPosts: Type.Integer(),
  }),
  openRegistrations: Type.Boolean(),
  metadata: Type.Object({ upstream: Type.Optional(Type.Object({ name: Type.String() })) }),
})

/** RFC 7033. */
export const WebFinger = entity('WebFinger', {
  subject: Type.String(),
  aliases: Type.Array(Type.String()),
  links: Type.Array(Type.Object({ rel: Type.String(), type: Type.String(), href: Type.String() })),
})

export const FamiliarFollowers = entity('FamiliarFollowers', { id: IdText, accounts: Type.Array(ref(Account)) })
