/**
 * Notifications in groups, as Mastodon pages them: a page holds the newest groups below its cursor, the next one begins below the
 * newest notification of the last of them. A group may so come again on the next page, with older ones: clients merge by its key.
 */
import {
  type Graph,
  type Id,
  isApart,
  type NotificationGroupCounts,
  type NotificationKind,
  type Paging,
} from '@rookery/contracts'
import type { NotificationEdge, Wanted } from './read-notifications.ts'
import { nothingHidden, type Shown, silencedAmong, visibleOf, withoutHidden } from './visible.ts'

export const GROUPABLE = ['favourite', 'follow', 'reblog'] as const satisfies NotificationKind[]

/** A group as its page shows it. */
export interface Group {
  key: string
  /** One of it, for its kind, its post and (when it is alone) its actor. */
  shown: Shown
  count: number
  newestId: Id
  pageOldestId: Id
  /** Newest first, some of them. */
  actorIds: Id[]
}

export interface GroupPage {
  groups: Group[]
  first: Id | null
  last: Id | null
  more: boolean
}

/** Notifications looked at in one step; what belongs to a group known already is passed over by the query. */
const STEP = 80
/** Below so many members a count leaves out everybody whom the viewer does not see. */
const COUNTED = 200

export const keyOf = ({ notification }: Shown, grouped: readonly NotificationKind[]): string =>
  grouped.includes(notification.kind) ? notification.groupKey : `ungrouped-${notification.id}`

export async function readGroups(
  edge: NotificationEdge,
  accountId: Id,
  paging: Paging,
  wanted: Wanted & { grouped: readonly NotificationKind[] },
): Promise<GroupPage> {
  const { grouped, ...filter } = wanted
  const upward = paging.minId !== undefined
  const graph = await edge.graphs.graphOf(accountId)
  const firsts = new Map<string, Shown>()
  let at: Paging = { ...paging, limit: Math.max(STEP, paging.limit) }
  const hidden = nothingHidden()
  let more = false
  let reached: Id | null = null
  walk: for (;;) {
    const withoutGroups = [...firsts].filter(([, { notification }]) => grouped.includes(notification.kind))
    const found = await edge.notifications.notificationPage({
      accountId,
      ...filter,
      ...withoutHidden(hidden),
      ...at,
      withoutGroups: withoutGroups.map(([key]) => key),
    })
    const visible = await visibleOf(edge, graph, found, hidden)
    for (const shown of upward ? visible.reverse() : visible) {
      const key = keyOf(shown, grouped)
      if (firsts.has(key)) continue
      more = firsts.size === paging.limit
      if (more) break walk
      firsts.set(key, shown)
      reached = shown.notification.id
    }
    const last = upward ? found[0] : found.at(-1)
    if (found.length < at.limit || !last) break
    at = upward ? { ...at, minId: last.id } : { ...at, maxId: last.id }
  }
  if (reached === null) return { groups: [], first: null, last: null, more: false }
  // On the last page stand also the older ones of its groups: no other page will show them.
  const bounds = upward
    ? { aboveId: paging.minId, belowId: more ? reached + 1 : paging.maxId }
    : { aboveId: more ? reached - 1 : paging.sinceId, belowId: paging.maxId }
  const groups = await countAll(edge, graph, firsts, bounds)
  groups.sort((a, b) => b.newestId - a.newestId)
  return { groups, first: groups[0]!.newestId, last: upward ? groups.at(-1)!.pageOldestId : reached, more }
}

/** One group by its key; null when the viewer sees nothing of it. */
export async function findGroup(edge: NotificationEdge, accountId: Id, key: string): Promise<Group | null> {
  const graph = await edge.graphs.graphOf(accountId)
  const single = /^ungrouped-(\d{1,16})$/.exec(key)
  const found = single
    ? await edge.notifications.getNotifications({ ids: [Number(single[1])] })
    : await edge.notifications.notificationPage({ accountId, kinds: [...GROUPABLE], groupKey: key, limit: STEP })
  const [shown] = await visibleOf(edge, graph, found)
  return shown ? (await countAll(edge, graph, new Map([[key, shown]]), {}))[0]! : null
}

async function countAll(
  edge: NotificationEdge,
  graph: Graph,
  firsts: ReadonlyMap<string, Shown>,
  bounds: { aboveId?: Id | undefined; belowId?: Id | undefined },
): Promise<Group[]> {
  const groupKeys = [...firsts.keys()].filter((key) => !key.startsWith('ungrouped-'))
  const counts = new Map<string, NotificationGroupCounts>()
  if (groupKeys.length > 0) {
    const { viewerId: accountId } = graph
    const found = await edge.notifications.countGroups({ accountId, groupKeys, ...bounds, sample: COUNTED })
    for (const one of found) counts.set(one.groupKey, one)
  }
  const everybody = [...counts.values()].flatMap(({ actorIds }) => actorIds)
  const silenced = await silencedAmong(edge, graph, everybody)
  const isHidden = (id: Id) => silenced.has(id) || isApart(graph, id)
  return [...firsts].map(([key, shown]) => {
    const { id, actorId } = shown.notification
    const counted = counts.get(key)
    // Gone meanwhile, or never grouped: it stands for itself.
    if (!counted) return { key, shown, count: 1, newestId: id, pageOldestId: id, actorIds: [actorId] }
    const seen = counted.actorIds.filter((other) => !isHidden(other))
    const actorIds = seen.length > 0 ? seen : [actorId]
    const count = Math.max(1, counted.count - (counted.actorIds.length - seen.length))
    return { key, shown, count, newestId: counted.newestId, pageOldestId: counted.pageOldestId, actorIds }
  })
}
