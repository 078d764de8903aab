/** Changes between two accounts. The services make them effective everywhere before they answer; only counters are ours. */
import { forbidden, type Id, isApart, notFound, type Relationship } from '@rookery/contracts'
import type { Relationship as MastodonRelationship } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'
import { graphFor } from '../statuses/find-status.ts'

export async function changeRelation(
  edge: Edge,
  viewerId: Id,
  targetId: Id,
  change: (viewerId: Id, targetId: Id) => Promise<Relationship>,
): Promise<MastodonRelationship> {
  if (viewerId === targetId) throw forbidden()
  if (!(await edge.reads.accounts([targetId])).has(targetId)) throw notFound()
  const relationship = await change(viewerId, targetId)
  edge.reads.forgetAccount(viewerId)
  edge.reads.forgetAccount(targetId)
  return presentRelationship(relationship)
}

export const followAccount = (
  edge: Edge,
  followerId: Id,
  followeeId: Id,
  { reblogs, notify, languages }: { reblogs?: boolean; notify?: boolean; languages?: string[] },
): Promise<MastodonRelationship> =>
  changeRelation(edge, followerId, followeeId, async () => {
    const graph = await edge.graphs.graphOf(followerId)
    if (isApart(graph, followeeId)) throw forbidden()
    return edge.users.follow({ followerId, followeeId, showBoosts: reblogs, notify, languages })
  })

/** Does a block, in whatever direction, keep the viewer from what a profile shows? */
export async function apartFrom(edge: Pick<Edge, 'graphs'>, viewerId: Id | null, accountId: Id): Promise<boolean> {
  return isApart(await graphFor(edge, viewerId), accountId)
}

export const presentRelationship = (relationship: Relationship): MastodonRelationship => ({
  id: String(relationship.targetId),
  following: relationship.following,
  showing_reblogs: relationship.showBoosts,
  notifying: relationship.notify,
  languages: relationship.languages ?? [],
  followed_by: relationship.followedBy,
  blocking: relationship.blocking,
  blocked_by: relationship.blockedBy,
  muting: relationship.muting,
  muting_notifications: relationship.mutingNotifications,
  requested: relationship.requested,
  requested_by: relationship.requestedBy,
  // There are no other servers yet.
  domain_blocking: false,
  endorsed: relationship.endorsed,
  note: relationship.note,
})
