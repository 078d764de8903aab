/** What concerns an account, one by one and in groups; how far it has read. */
import { type Static, Type } from 'typebox'
import { NOTIFICATION_KINDS } from '../events/events.ts'
import { Account } from './account.ts'
import { DateText, entity, IdText, oneOf, ref } from './entity.ts'
import { Status } from './status.ts'

export const Notification = entity('Notification', {
  id: IdText,
  type: oneOf(NOTIFICATION_KINDS),
  created_at: DateText,
  group_key: Type.String({ description: 'Equal for what may be shown together; `ungrouped-<id>` for what never is' }),
  account: ref(Account),
  status: Type.Optional(ref(Status)),
})
export type Notification = Static<typeof Notification>

export const NotificationGroup = entity('NotificationGroup', {
  group_key: Type.String(),
  notifications_count: Type.Integer(),
  type: oneOf(NOTIFICATION_KINDS),
  most_recent_notification_id: IdText,
  page_min_id: Type.Optional(IdText),
  page_max_id: Type.Optional(IdText),
  latest_page_notification_at: Type.Optional(DateText),
  sample_account_ids: Type.Array(IdText),
  status_id: Type.Optional(IdText),
})
export type NotificationGroup = Static<typeof NotificationGroup>

export const GroupedNotifications = entity('GroupedNotifications', {
  accounts: Type.Array(ref(Account)),
  partial_accounts: Type.Optional(Type.Array(Type.Never())),
  statuses: Type.Array(ref(Status)),
  notification_groups: Type.Array(ref(NotificationGroup)),
})
export type GroupedNotifications = Static<typeof GroupedNotifications>

export const UnreadCount = entity('UnreadCount', { count: Type.Integer() })

export const Marker = entity('Marker', {
  last_read_id: IdText,
  version: Type.Integer(),
  updated_at: DateText,
})
export type Marker = Static<typeof Marker>

export const Markers = entity('Markers', {
  home: Type.Optional(ref(Marker)),
  notifications: Type.Optional(ref(Marker)),
})
export type Markers = Static<typeof Markers>

const summary = Type.Object({ pending_requests_count: Type.Integer(), pending_notifications_count: Type.Integer() })
const policy = oneOf(['accept', 'filter', 'drop'])

export const NotificationPolicy = entity('NotificationPolicy', {
  for_not_following: policy,
  for_not_followers: policy,
  for_new_accounts: policy,
  for_private_mentions: policy,
  for_limited_accounts: policy,
  summary,
})
export type NotificationPolicy = Static<typeof NotificationPolicy>

/** The older form. */
export const NotificationPolicyV1 = entity('NotificationPolicyV1', {
  filter_not_following: Type.Boolean(),
  filter_not_followers: Type.Boolean(),
  filter_new_accounts: Type.Boolean(),
  filter_private_mentions: Type.Boolean(),
  summary,
})
