/** Where notifications come from, by kind. */
import type { mastodon } from 'masto'
import { api } from '../api/client.ts'
import type { Entities } from '../entities/entities.ts'
import { nextOf } from '../feeds/source.ts'
import { GROUPED_TYPES, type Group, pageOf } from './groups.ts'
import type { InboxSource } from './use-inbox.ts'

export const NOTIFICATIONS = 'notifications'

/** What one can look at alone, as the address names it. */
export const KINDS = ['mention', 'favourite', 'reblog', 'follow', 'follow_request', 'status', 'update'] as const
export type Kind = (typeof KINDS)[number]
export const kindOf = (type: string | undefined): Kind | null => KINDS.find((kind) => kind === type) ?? null

export function notificationSource(entities: Entities, kind: Kind | null): InboxSource<Group> {
  return {
    key: [NOTIFICATIONS, kind ?? 'all'],
    async load({ limit, after }) {
      const types: mastodon.v1.NotificationGroupType[] | undefined = kind ? [kind] : undefined
      const params = { limit, maxId: after, groupedTypes: [...GROUPED_TYPES], types }
      const { data, headers } = await api().v2.notifications.list.$raw(params)
      entities.keepAccounts(data.accounts)
      entities.keep(data.statuses)
      return pageOf(data, nextOf(headers))
    },
  }
}
