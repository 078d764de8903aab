/** Posts as Mastodon clients know them. */
import { type Static, Type } from 'typebox'
import { Account, Approval, STATUS_VISIBILITIES } from './account.ts'
import { DateText, entity, IdText, nullable, oneOf, ref, refTo } from './entity.ts'
import { FilterResult } from './filter.ts'
import { MediaAttachment } from './media.ts'

export const Mention = entity('Mention', {
  id: IdText,
  username: Type.String(),
  url: Type.String(),
  acct: Type.String(),
})

export const StatusTag = entity('StatusTag', { name: Type.String(), url: Type.String() })

export const StatusApplication = entity('StatusApplication', {
  name: Type.String(),
  website: nullable(Type.String()),
})

const Nothing = Type.Array(Type.Never())

const status = {
  id: IdText,
  created_at: DateText,
  in_reply_to_id: nullable(IdText),
  in_reply_to_account_id: nullable(IdText),
  sensitive: Type.Boolean(),
  spoiler_text: Type.String(),
  visibility: oneOf(STATUS_VISIBILITIES),
  language: nullable(Type.String()),
  uri: Type.String(),
  url: Type.String(),
  replies_count: Type.Integer(),
  reblogs_count: Type.Integer(),
  favourites_count: Type.Integer(),
  quotes_count: Type.Integer(),
  edited_at: nullable(DateText),
  content: Type.String({ description: 'HTML' }),
  reblog: nullable(refTo<InnerStatus>('Status')),
  application: nullable(ref(StatusApplication)),
  account: ref(Account),
  media_attachments: Type.Array(ref(MediaAttachment)),
  mentions: Type.Array(ref(Mention)),
  tags: Type.Array(ref(StatusTag)),
  emojis: Nothing,
  card: Type.Null(),
  poll: Type.Null(),
  quote: Type.Null(),
  quote_approval: ref(Approval),
  favourited: Type.Optional(Type.Boolean()),
  reblogged: Type.Optional(Type.Boolean()),
  muted: Type.Optional(Type.Boolean()),
  bookmarked: Type.Optional(Type.Boolean()),
  pinned: Type.Optional(Type.Boolean({ description: 'Only on one’s own posts' })),
  filtered: Type.Optional(Type.Array(ref(FilterResult))),
}

/** The `favourited` … `filtered` part depends on the viewer and is absent for anonymous readers. */
export const Status = entity('Status', status)
export type Status = Static<typeof Status>
/** A boosted post: it boosts nothing itself. */
export interface InnerStatus extends Omit<Static<typeof Status>, 'reblog'> {
  reblog: null
}

export const DeletedStatus = entity('DeletedStatus', {
  ...status,
  text: Type.String({ description: 'What was typed, for delete & redraft' }),
})

export const StatusSource = entity('StatusSource', {
  id: IdText,
  text: Type.String(),
  spoiler_text: Type.String(),
})
export type StatusSource = Static<typeof StatusSource>

export const StatusEdit = entity('StatusEdit', {
  content: Type.String(),
  spoiler_text: Type.String(),
  sensitive: Type.Boolean(),
  created_at: DateText,
  account: ref(Account),
  media_attachments: Type.Array(ref(MediaAttachment)),
  emojis: Nothing,
})

export const Context = entity('Context', {
  ancestors: Type.Array(ref(Status)),
  descendants: Type.Array(ref(Status)),
})
