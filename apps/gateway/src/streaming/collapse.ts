/** Boosts collapse live as they do at home: hidden when the home holds an older visible appearance within a day of ids. */
import { DAY_OF_IDS, type Id, type PostFacts, type TimelineEntry } from '@rookery/contracts'

/** A boost, with what is known of the boosted post. */
export interface BoostEntry {
  tweetId: Id
  boostOfId: Id
  boosted: PostFacts
}

/** `shows`: does the viewer's home (or list) hold it? `others`: boosts of the same post, by anybody. */
export function isCollapsed(
  shows: (post: PostFacts) => boolean,
  boost: BoostEntry,
  others: readonly TimelineEntry[],
): boolean {
  const recent = (id: Id) => id < boost.tweetId && id >= boost.tweetId - DAY_OF_IDS
  if (recent(boost.boostOfId) && shows(boost.boosted)) return true
  return others.some(
    ({ tweetId, authorId, boostOfId }) =>
      boostOfId === boost.boostOfId && recent(tweetId) && shows(boostFacts(authorId, boost.boosted)),
  )
}

/** Boosts are never direct, and whoever follows the booster may see all others. */
const boostFacts = (authorId: Id, boosted: PostFacts): PostFacts => ({
  authorId,
  visibility: 'public',
  mentionIds: [],
  inReplyToAccountId: null,
  tags: [],
  language: null,
  boosted,
})
