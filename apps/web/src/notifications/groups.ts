/** Groups of notifications as this tab knows them: from the API's answers, and with what comes live joined in. */
import type { mastodon } from 'masto'
import { newestFirst } from '../feeds/feed.ts'
import type { Inbox, Item, ItemPage } from './inbox.ts'

export interface Group extends Item {
  /** `favourite`, `mention` …; also such as this app does not know. */
  type: string
  /** When the newest of it came, ISO 8601. */
  at: string
  /** Who did it, newest first; some of them. */
  accountIds: readonly string[]
  statusId: string | null
}

/** What the server may show together. */
export const GROUPED_TYPES = ['favourite', 'reblog', 'follow'] as const
/** Faces of a group. */
const SAMPLE = 8

export function pageOf(answer: mastodon.v1.GroupedNotificationsResults, next: string | null): ItemPage<Group> {
  const items = answer.notificationGroups.map((group): Group => {
    // The client's types say one text; the API answers a list.
    const accountIds = group.sampleAccountIds as unknown as readonly string[]
    return {
      key: group.groupKey,
      newestId: group.mostRecentNotificationId,
      count: group.notificationsCount,
      type: group.type,
      at: group.latestPageNotificationAt ?? '',
      accountIds,
      statusId: ('statusId' in group && group.statusId) || null,
    }
  })
  return { items, next }
}

/** The group of a live notification with this one in it; null when it was in it already. */
export function joined(inbox: Inbox<Group>, notification: mastodon.v1.Notification): Group | null {
  const { id, groupKey, type, createdAt, account, status } = notification
  const known = inbox.items.get(groupKey)
  if (known && newestFirst(known.newestId, id) <= 0) return null
  const others = known?.accountIds.filter((other) => other !== account.id) ?? []
  return {
    key: groupKey,
    newestId: id,
    // In a group each person stands once.
    count: known ? known.count + (others.length === known.accountIds.length ? 1 : 0) : 1,
    type,
    at: createdAt,
    accountIds: [account.id, ...others].slice(0, SAMPLE),
    statusId: status?.id ?? null,
  }
}

/** Without people who are not to be seen any more; null when nobody is left. */
export function withoutPeople(group: Group, hidden: ReadonlySet<string>): Group | null {
  const accountIds = group.accountIds.filter((id) => !hidden.has(id))
  if (accountIds.length === group.accountIds.length) return group
  if (accountIds.length === 0) return null
  return { ...group, accountIds, count: group.count - (group.accountIds.length - accountIds.length) }
}

/** Somebody one asked to hear of mentions one: the post stands there once, as the mention. */
export function echoesOf(groups: readonly Group[]): readonly Group[] {
  const mentions = new Set(groups.flatMap(({ type, statusId }) => (type === 'mention' && statusId ? [statusId] : [])))
  return groups.filter(({ type, statusId }) => type === 'status' && statusId && mentions.has(statusId))
}

/** How many of the groups, newest first, came after `marker`; null when the reader never looked before. */
export function newSince(groups: readonly Group[], marker: string | null): number {
  if (marker === null) return 0
  const at = groups.findIndex(({ newestId }) => newestFirst(newestId, marker) >= 0)
  return at < 0 ? groups.length : at
}
