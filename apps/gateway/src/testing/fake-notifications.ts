/** notification-service in memory, for route tests: what is told is told by the test. */
import {
  firstIdAt,
  type Id,
  type Marker,
  type Notification,
  type NotificationKind,
  type NotificationsService,
} from '@rookery/contracts'
import { pageOf } from './page-of.ts'

export type FakeNotifications = NotificationsService & {
  /** As the consumer writes it; answers its id. */
  tell(accountId: Id, kind: NotificationKind, actorId: Id, tweetId?: Id | null): Id
}

export function createFakeNotifications(clock: { now(): number }): FakeNotifications {
  let count = 0
  let all: Notification[] = []
  const markers = new Map<string, Marker>()
  const lastRead = (accountId: Id) => markers.get(`${accountId} notifications`)?.lastReadId ?? 0

  return {
    tell(accountId, kind, actorId, tweetId = null) {
      const id = firstIdAt(clock.now()) + ++count
      const grouped = kind === 'favourite' || kind === 'reblog' || kind === 'follow'
      const groupKey = grouped ? `${kind}-${tweetId ?? ''}-1` : `ungrouped-${id}`
      all.push({ id, accountId, kind, actorId, tweetId, groupKey })
      return id
    },
    notificationPage: async ({
      accountId,
      kinds,
      fromAccountId,
      unread,
      groupKey,
      withoutGroups,
      withoutActorIds,
      withoutTweetIds,
      ...paging
    }) =>
      pageOf(
        all.filter(
          (one) =>
            one.accountId === accountId &&
            kinds.includes(one.kind) &&
            (fromAccountId === undefined || one.actorId === fromAccountId) &&
            (!unread || one.id > lastRead(accountId)) &&
            !withoutGroups?.includes(one.groupKey) &&
            !withoutActorIds?.includes(one.actorId) &&
            !withoutTweetIds?.includes(one.tweetId ?? 0) &&
            (groupKey === undefined || one.groupKey === groupKey),
        ),
        paging,
      ),
    getNotifications: async ({ ids }) => all.filter(({ id }) => ids.includes(id)),
    countGroups: async ({ accountId, groupKeys, aboveId = 0, belowId = Number.MAX_SAFE_INTEGER, sample }) =>
      groupKeys.flatMap((groupKey) => {
        const own = all.filter((one) => one.accountId === accountId && one.groupKey === groupKey && one.id < belowId)
        const ids = own.map(({ id }) => id)
        if (ids.length === 0) return []
        const pageOldestId = Math.min(...ids.filter((id) => id > aboveId))
        const actorIds = own.map(({ actorId }) => actorId).reverse()
        const newestId = Math.max(...ids)
        return [{ groupKey, count: own.length, newestId, pageOldestId, actorIds: actorIds.slice(0, sample) }]
      }),
    async dismiss({ accountId, ids = [], groupKey }) {
      const before = all.length
      all = all.filter(
        (one) => one.accountId !== accountId || (!ids.includes(one.id) && (!groupKey || one.groupKey !== groupKey)),
      )
      return { dismissed: before - all.length }
    },
    async clear({ accountId }) {
      all = all.filter((one) => one.accountId !== accountId)
    },
    markers: async ({ accountId, timelines }) =>
      timelines.flatMap((timeline) => markers.get(`${accountId} ${timeline}`) ?? []),
    saveMarkers: async ({ accountId, markers: given }) =>
      given.map(({ timeline, lastReadId }) => {
        const key = `${accountId} ${timeline}`
        const marker = { timeline, lastReadId, version: (markers.get(key)?.version ?? 0) + 1, updatedAt: clock.now() }
        markers.set(key, marker)
        return marker
      }),
  }
}
