/**
 * Which notifications their recipient may see now, with what is needed to show them. What hides one: a block in either direction, a
 * mute that hides notifications, an actor who is suspended or gone, a post that is gone or may not be seen, a muted thread.
 */
import { type Graph, type Id, isApart, maySee, type Notification } from '@rookery/contracts'
import type { RenderedAccount } from '../accounts/render-account.ts'
import type { Edge } from '../edge.ts'
import type { Core, ViewerMarks } from '../statuses/render-status.ts'

export interface Shown {
  notification: Notification
  account: RenderedAccount
  /** Null for kinds without a post. */
  core: Core | null
  marks: ViewerMarks | null
}

export type VisibleEdge = Pick<Edge, 'users' | 'reads'>

/** Why notifications were hidden: one blocked person may be behind any number of them, which the next query then leaves out. */
export interface Hidden {
  actorIds: Set<Id>
  tweetIds: Set<Id>
}

export const nothingHidden = (): Hidden => ({ actorIds: new Set(), tweetIds: new Set() })
export const withoutHidden = ({ actorIds, tweetIds }: Hidden) => ({
  withoutActorIds: [...actorIds],
  withoutTweetIds: [...tweetIds],
})

/**
 * In the given order, in a bounded number of calls, most of which caches answer. All are for the viewer of the graph. What
 * hides the others is added to `hidden`.
 */
export async function visibleOf(
  edge: VisibleEdge,
  graph: Graph,
  found: readonly Notification[],
  hidden = nothingHidden(),
): Promise<Shown[]> {
  const { viewerId } = graph
  const candidates = found.filter(({ accountId, actorId }) => {
    if (isApart(graph, actorId)) hidden.actorIds.add(actorId)
    return accountId === viewerId && !isApart(graph, actorId)
  })
  if (candidates.length === 0) return []
  const actorIds = candidates.map(({ actorId }) => actorId)
  const [people, cores, silenced] = await Promise.all([
    edge.reads.accounts(new Set(actorIds)),
    edge.reads.cores(new Set(candidates.flatMap(({ tweetId }) => tweetId ?? []))),
    silencedAmong(edge, graph, actorIds),
  ])
  const marks = cores.size === 0 ? null : await edge.reads.marks(graph, cores.values(), 'notifications')
  return candidates.flatMap((notification): Shown[] => {
    const { actorId, tweetId } = notification
    const account = people.get(actorId)
    if (!account || silenced.has(actorId)) {
      hidden.actorIds.add(actorId)
      return []
    }
    if (tweetId === null) return [{ notification, account, core: null, marks }]
    const core = cores.get(tweetId)
    if (!core || !maySee(graph, core.facts, 'single') || isInMutedThread(core, marks)) {
      hidden.tweetIds.add(tweetId)
      return []
    }
    return [{ notification, account, core, marks }]
  })
}

/** People muted together with their notifications. The graph knows who is muted; how, their mute says. */
export async function silencedAmong(
  { users }: Pick<VisibleEdge, 'users'>,
  graph: Graph,
  actorIds: Iterable<Id>,
): Promise<ReadonlySet<Id>> {
  const muted = [...new Set(actorIds)].filter((id) => graph.muting.has(id))
  if (muted.length === 0) return NOBODY
  const found = await users.relationships({ viewerId: graph.viewerId, targetIds: muted })
  return new Set(found.flatMap(({ targetId, mutingNotifications }) => (mutingNotifications ? [targetId] : [])))
}

const NOBODY: ReadonlySet<Id> = new Set()

/** Whoever muted a conversation hears nothing of it. */
const isInMutedThread = ({ tweet }: Core, marks: ViewerMarks | null): boolean =>
  marks?.mutedThreads.has(tweet.threadId) ?? false
