// A boost is hidden when the home holds an older visible appearance of the same post (the post itself or another boost of
// it) within the preceding 24 hours of ids. Whether that one was itself hidden does not matter, so the rule looks back
// once, not for ever; the same for cache and SQL. Caches hold deleted posts too: an appearance counts once SQL confirms it.
import { DAY_OF_IDS, type Id, type PostFacts, type TimelineEntry, type Tweet } from '@rookery/contracts'
import { ENTRY_WIDTH } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import type { Feed } from './feed.ts'
import { indexFrom, type TimelineView } from './timeline-view.ts'

/** Appearances from here up to the boost itself count. None can be older than the boosted post. */
const lookBackTo = (boost: TimelineEntry): Id => Math.max(boost.tweetId - DAY_OF_IDS, boost.boostOfId)

/**
 * The entries without hidden boosts, in the same order.
 * @param view what the cache holds, or null; boosts that look back below its floor are decided by SQL alone
 */
export async function dropCollapsed(
  { tweets }: { tweets: Pick<TimelineContext['tweets'], 'getTweets' | 'boostsAmong'> },
  feed: Feed,
  view: TimelineView | null,
  entries: readonly TimelineEntry[],
): Promise<readonly TimelineEntry[]> {
  const boosters = new Set<Id>()
  const doubtful: TimelineEntry[] = []
  let boostersKnown = true
  for (const entry of entries) {
    if (entry.boostOfId === 0) continue
    if (view === null || lookBackTo(entry) < view.floor) {
      boostersKnown = false
      doubtful.push(entry)
    } else if (collectAppearances(view, feed, entry, boosters)) doubtful.push(entry)
  }
  if (doubtful.length === 0) return entries

  const tweetIds = [...new Set(doubtful.map((entry) => entry.boostOfId))]
  const authorIds = boostersKnown ? [...boosters] : [feed.graph.viewerId, ...feed.authors().values]
  const [originals, boosts] = await Promise.all([
    tweets.getTweets({ ids: tweetIds }),
    authorIds.length === 0 ? [] : tweets.boostsAmong({ tweetIds, authorIds }),
  ])
  const appearances = new Map<Id, Id[]>(tweetIds.map((id) => [id, []]))
  const originalOf = new Map<Id, Tweet>(originals.map((post) => [post.id, post]))
  for (const post of originals) if (feed.shows(post)) appearances.get(post.id)?.push(post.id)
  for (const { tweetId, authorId, boostOfId } of boosts) {
    const original = originalOf.get(boostOfId)
    const shown = original ? feed.shows(boostFacts(authorId, original)) : feed.belongs(authorId, boostOfId)
    if (shown) appearances.get(boostOfId)?.push(tweetId)
  }
  return entries.filter((entry) => {
    const from = lookBackTo(entry)
    return !appearances.get(entry.boostOfId)?.some((id) => id >= from && id < entry.tweetId)
  })
}

/** Boosts are never direct, and whoever follows the booster may see all others. */
const boostFacts = (authorId: Id, boosted: PostFacts): PostFacts => ({
  ...{ authorId, visibility: 'public', mentionIds: [], inReplyToAccountId: null, tags: [], language: null },
  boosted,
})

/** Adds the authors of older boosts in the cache; answers whether there is any older appearance at all. */
function collectAppearances(view: TimelineView, feed: Feed, boost: TimelineEntry, boosters: Set<Id>): boolean {
  const { numbers } = view
  let found = false
  for (let at = indexFrom(numbers, lookBackTo(boost)); at < numbers.length; at += ENTRY_WIDTH) {
    if (numbers[at]! >= boost.tweetId) break
    const boostOfId = numbers[at + 2]!
    if (numbers[at] !== boost.boostOfId && boostOfId !== boost.boostOfId) continue
    if (!feed.belongs(numbers[at + 1]!, boostOfId)) continue
    found = true
    if (boostOfId !== 0) boosters.add(numbers[at + 1]!)
  }
  return found
}
