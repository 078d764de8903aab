// The part of maySee that an entry alone can answer; the rest (reply targets, boosted authors, hashtags) is asked after hydration.
import { type Graph, type Id, isApart } from '@rookery/contracts'

/** Follow edge, blocks, mutes, exclusive lists and hidden boosts. Caches hold more than the truth: without this they would show it. */
export function belongsInHome(graph: Graph, authorId: Id, boostOfId: Id): boolean {
  if (authorId === graph.viewerId) return true
  const { listedExclusively } = graph
  if (!graph.following.has(authorId) || (listedExclusively.size > 0 && listedExclusively.has(authorId))) {
    // A followed hashtag may have brought it. Who follows none, and has no such list, pays nothing for this.
    if (graph.followedTags.size === 0 || boostOfId !== 0) return false
  }
  if (isApart(graph, authorId) || graph.muting.has(authorId)) return false
  return boostOfId === 0 || !graph.hidesBoostsOf.has(authorId)
}
