/** Posts for tests: public, by account 1, answering nobody and boosting nothing, until told otherwise. */
import type { Tweet, TweetFacts, TweetPosted } from '@rookery/contracts'

/** What events say of a post. */
export const tweetFacts = (more: Partial<TweetFacts> = {}): TweetFacts => ({
  tweetId: 1,
  authorId: 1,
  visibility: 'public',
  mentionIds: [],
  tags: [],
  inReplyToId: null,
  inReplyToAccountId: null,
  boostOfId: null,
  boostOfAuthorId: null,
  createdAt: 0,
  ...more,
})

/** The event of a new post, the first of its log. */
export const tweetPosted = (more: Partial<TweetPosted> = {}): TweetPosted => ({
  type: 'tweet.posted',
  v: 1,
  position: { epoch: 1, lsn: 1, index: 0 },
  at: 0,
  ...tweetFacts(),
  ...more,
})

/** A post as tweet-service answers it; the first of its thread. */
export const tweetRow = (more: Partial<Tweet> = {}): Tweet => ({
  id: 1,
  authorId: 1,
  threadId: more.id ?? 1,
  text: '',
  spoilerText: '',
  sensitive: false,
  language: 'en',
  visibility: 'public',
  inReplyToId: null,
  inReplyToAccountId: null,
  boostOfId: null,
  boostOfAuthorId: null,
  mentionIds: [],
  tags: [],
  mediaIds: [],
  appId: null,
  createdAt: 0,
  editedAt: null,
  likesCount: 0,
  boostsCount: 0,
  repliesCount: 0,
  ...more,
})
