/** The one visibility function: every read path and every socket asks it and nobody else. Pure. */
import { isApart } from './is-apart.ts'
import type { Graph, PostFacts, ViewPath } from './post-facts.ts'

/**
 * May the viewer (`null`: not signed in) see the post on this path?
 * Blocks in either direction hide everywhere; mutes hide in timelines and threads but not on an explicit visit.
 */
export function maySee(graph: Graph | null, post: PostFacts, path: ViewPath): boolean {
  if (!maySeeAtAll(graph, post)) return false
  if (post.boosted === null) return false
  if (post.boosted && !maySeeBoost(graph, post, post.boosted, path)) return false
  switch (path) {
    case 'home':
      return graph !== null && belongsInHome(graph, post)
    case 'list':
      // Whose list it is; membership and the list's own policy are belongsInList's.
      return (
        graph !== null &&
        (post.authorId === graph.viewerId || isFromFollowee(graph, post)) &&
        mayStandInFeed(graph, post)
      )
    case 'public':
      return post.visibility === 'public' && !post.boosted && !repliesToSomeoneElse(post) && !hushed(graph, post)
    case 'tag':
      return post.visibility === 'public' && !post.boosted && !hushed(graph, post)
    case 'thread':
      return !hushed(graph, post)
    case 'account':
    case 'single':
      return true
  }
}

/** Visibility and blocks alone: what holds on every path. */
function maySeeAtAll(graph: Graph | null, post: PostFacts): boolean {
  if (graph === null) return post.visibility === 'public' || post.visibility === 'unlisted'
  if (post.authorId === graph.viewerId) return true
  if (isApart(graph, post.authorId)) return false
  if (post.visibility === 'public' || post.visibility === 'unlisted') return true
  if (post.mentionIds.includes(graph.viewerId)) return true
  return post.visibility === 'followers' && graph.following.has(post.authorId)
}

function maySeeBoost(graph: Graph | null, boost: PostFacts, boosted: PostFacts, path: ViewPath): boolean {
  if (!maySeeAtAll(graph, boosted)) return false
  if (graph === null || path === 'account' || path === 'single') return true
  const feed = path === 'home' || path === 'list'
  if (feed && boost.authorId !== graph.viewerId && graph.hidesBoostsOf.has(boost.authorId)) return false
  return !hushed(graph, boosted)
}

function belongsInHome(graph: Graph, post: PostFacts): boolean {
  if (post.authorId === graph.viewerId) return true
  const followed = isFromFollowee(graph, post) && !graph.listedExclusively.has(post.authorId)
  return (followed || hasFollowedTag(graph, post)) && mayStandInFeed(graph, post)
}

/** By somebody whom the viewer follows, in a language wanted of them; posts without a language pass, boosts have the boosted post's. */
function isFromFollowee(graph: Graph, post: PostFacts): boolean {
  if (!graph.following.has(post.authorId)) return false
  if (post.visibility === 'direct' && !post.mentionIds.includes(graph.viewerId)) return false
  const wanted = graph.languagesOf.get(post.authorId)
  const { language } = post.boosted ?? post
  return wanted === undefined || language === null || wanted.includes(language)
}

/** A reason of its own, as in Mastodon: neither the languages wanted of a followee nor an exclusive list keep the post away. */
const hasFollowedTag = (graph: Graph, post: PostFacts): boolean =>
  graph.followedTags.size > 0 &&
  post.visibility === 'public' &&
  !post.boosted &&
  post.tags.some((tag) => graph.followedTags.has(tag))

/** Whatever brought it: nothing muted, and replies only to the viewer and to people the viewer follows. */
const mayStandInFeed = (graph: Graph, post: PostFacts): boolean =>
  !hushed(graph, post) && (!repliesToSomeoneElse(post) || knows(graph, post.inReplyToAccountId!))

const repliesToSomeoneElse = (post: PostFacts): boolean =>
  post.inReplyToAccountId !== null && post.inReplyToAccountId !== post.authorId

const knows = (graph: Graph, id: number): boolean => id === graph.viewerId || graph.following.has(id)

/** Muted people, and posts that mention people whom the viewer blocks or mutes. */
function hushed(graph: Graph | null, post: PostFacts): boolean {
  if (graph === null || post.authorId === graph.viewerId) return false
  if (graph.muting.has(post.authorId)) return true
  return post.mentionIds.some((id) => graph.muting.has(id) || graph.blocking.has(id))
}
