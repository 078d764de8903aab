/**
 * A post as SQL answers it: one list of columns for every statement, one function that makes a Tweet of a row.
 * Our pools answer int8 as number and timestamptz as milliseconds.
 */
import type { Id, Tweet, Visibility } from '@rookery/contracts'

/** Expects the post as `t` and its counters, which may be missing, as `c`. */
export const TWEET_COLUMNS = `t.id, t.author_id, t.text, t.spoiler_text, t.sensitive, t.language, t.visibility,
  t.in_reply_to_id, t.in_reply_to_account_id, t.boost_of_id, t.boost_of_author_id, t.mention_ids, t.tags, t.media_ids, t.app_id,
  coalesce(t.thread_id, t.id) AS thread_id,
  t.created_at, t.edited_at,
  coalesce(c.likes_count, 0) AS likes_count, coalesce(c.boosts_count, 0) AS boosts_count,
  coalesce(c.replies_count, 0) AS replies_count`

export const JOIN_COUNTERS = 'LEFT JOIN tweets.tweet_counters c ON c.tweet_id = t.id'

export interface TweetRow {
  id: Id
  author_id: Id
  text: string
  spoiler_text: string
  sensitive: boolean
  language: string | null
  visibility: Visibility
  in_reply_to_id: Id | null
  in_reply_to_account_id: Id | null
  boost_of_id: Id | null
  boost_of_author_id: Id | null
  mention_ids: Id[]
  tags: string[]
  media_ids: Id[]
  app_id: Id | null
  thread_id: Id
  created_at: number
  edited_at: number | null
  likes_count: number
  boosts_count: number
  replies_count: number
}

export const toTweet = (row: TweetRow): Tweet => ({
  id: row.id,
  authorId: row.author_id,
  text: row.text,
  spoilerText: row.spoiler_text,
  sensitive: row.sensitive,
  language: row.language,
  visibility: row.visibility,
  inReplyToId: row.in_reply_to_id,
  inReplyToAccountId: row.in_reply_to_account_id,
  boostOfId: row.boost_of_id,
  boostOfAuthorId: row.boost_of_author_id,
  mentionIds: row.mention_ids,
  tags: row.tags,
  mediaIds: row.media_ids,
  appId: row.app_id,
  threadId: row.thread_id,
  createdAt: row.created_at,
  editedAt: row.edited_at,
  likesCount: row.likes_count,
  boostsCount: row.boosts_count,
  repliesCount: row.replies_count,
})
