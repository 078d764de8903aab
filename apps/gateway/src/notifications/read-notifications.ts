/** Pages of notifications that are never short in the middle, and the number of unread ones. */
import type { Id, Notification, NotificationKind, Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { nothingHidden, type Shown, visibleOf, withoutHidden } from './visible.ts'

export interface Wanted {
  kinds: NotificationKind[]
  fromAccountId?: Id | undefined
  groupKey?: string | undefined
  /** Only above the marker. */
  unread?: boolean | undefined
}

export type NotificationEdge = Pick<Edge, 'users' | 'reads' | 'graphs' | 'notifications'>

/** Refills ask for at least this many. */
const REFILL = 40

/** `more` is about the direction of paging. */
export async function readNotifications(
  edge: NotificationEdge,
  accountId: Id,
  paging: Paging,
  wanted: Wanted,
): Promise<{ shown: Shown[]; more: boolean }> {
  const upward = paging.minId !== undefined
  const hidden = nothingHidden()
  const fetch = (at: Paging): Promise<Notification[]> =>
    edge.notifications.notificationPage({ accountId, ...wanted, ...withoutHidden(hidden), ...at })
  let at = paging
  const kept: Shown[] = []
  let [found, graph] = await Promise.all([fetch(at), edge.graphs.graphOf(accountId)])
  for (;;) {
    const exhausted = found.length < at.limit
    const visible = await visibleOf(edge, graph, found, hidden)
    kept.push(...(upward ? visible.reverse() : visible))
    if (kept.length >= paging.limit || exhausted) {
      const shown = kept.slice(0, paging.limit)
      return { shown: upward ? shown.reverse() : shown, more: !exhausted || kept.length > paging.limit }
    }
    const limit = Math.max(REFILL, paging.limit)
    const last = (upward ? found[0] : found.at(-1))!.id
    at = upward ? { ...at, minId: last, limit } : { ...at, maxId: last, limit }
    found = await fetch(at)
  }
}

/** At most `limit` are counted. */
export async function countUnread(
  edge: NotificationEdge,
  accountId: Id,
  limit: number,
  wanted: Wanted,
): Promise<number> {
  const { shown } = await readNotifications(edge, accountId, { limit }, { ...wanted, unread: true })
  return shown.length
}

/** Null when it is not there, dismissed, somebody else's, or not to be seen. */
export async function findNotification(edge: NotificationEdge, accountId: Id, id: Id): Promise<Shown | null> {
  const [found, graph] = await Promise.all([
    edge.notifications.getNotifications({ ids: [id] }),
    edge.graphs.graphOf(accountId),
  ])
  return (await visibleOf(edge, graph, found))[0] ?? null
}
