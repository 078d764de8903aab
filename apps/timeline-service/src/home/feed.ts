// What differs between a home and a list's timeline, for the code that reads pages of both.
import { belongsInList, type Id, isApart, maySee, type PostFacts, type RepliesPolicy } from '@rookery/contracts'
import { type SortedIds, sortedIds, type ViewerGraph } from '@rookery/redis'
import { belongsInHome } from './belongs-in-home.ts'

export interface Feed {
  graph: ViewerGraph
  /** By an entry alone; a superset. */
  belongs(authorId: Id, boostOfId: Id): boolean
  /** The whole rule, once the post is known. */
  shows(post: PostFacts): boolean
  /** Whose posts it is made of, the reader apart. */
  authors(): SortedIds
  own: boolean
  tags(): string[]
}

export const homeFeed = (graph: ViewerGraph): Feed => ({
  graph,
  belongs: (authorId, boostOfId) => belongsInHome(graph, authorId, boostOfId),
  shows: (post) => maySee(graph, post, 'home'),
  authors: () => without(graph.following, graph.listedExclusively),
  own: true,
  tags: () => [...graph.followedTags],
})

/** Members whom the reader follows. Which replies are shown is asked again after hydration: entries do not tell reply targets. */
export function listFeed(graph: ViewerGraph, memberIds: readonly Id[], repliesPolicy: RepliesPolicy): Feed {
  const members = sortedIds(memberIds.filter((id) => graph.following.has(id)))
  const rules = { accountId: graph.viewerId, repliesPolicy, members }
  return {
    graph,
    belongs(authorId, boostOfId) {
      if (!members.has(authorId)) return false
      if (isApart(graph, authorId) || graph.muting.has(authorId)) return false
      return boostOfId === 0 || !graph.hidesBoostsOf.has(authorId)
    },
    shows: (post) => belongsInList(rules, post) && maySee(graph, post, 'list'),
    authors: () => members,
    own: false,
    tags: () => [],
  }
}

const without = (ids: SortedIds, left: SortedIds): SortedIds =>
  left.size === 0 ? ids : sortedIds([...ids.values].filter((id) => !left.has(id)))
