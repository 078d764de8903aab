/** tweets.tweets → tweet.posted, tweet.edited, tweet.deleted. A boost is a row like any other. */
import type { Id, TweetFacts, Visibility } from '@rookery/contracts'
import { changed, type Decoder, type Row } from './row-change.ts'

export const decodeTweet: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'tweet.posted', ...facts(change.new) }
    case 'update': {
      // A trigger sets edited_at when what people read has changed; any other UPDATE is not an edit.
      const editedAt = change.new.edited_at as number | null
      if (editedAt === null || editedAt === change.old.edited_at) return null
      return { type: 'tweet.edited', ...facts(change.new), editedAt, ...previousMentions(change.old, change.new) }
    }
    case 'delete':
      return { type: 'tweet.deleted', ...facts(change.old) }
  }
}

/** Only with the mentions of before can be told who is new. */
function previousMentions(before: Row, now: Row): { previousMentionIds?: Id[] } {
  return changed(before, now, ['mention_ids']) ? { previousMentionIds: before.mention_ids as Id[] } : {}
}

const facts = (row: Row): TweetFacts => ({
  tweetId: row.id as Id,
  authorId: row.author_id as Id,
  visibility: row.visibility as Visibility,
  mentionIds: row.mention_ids as Id[],
  tags: row.tags as string[],
  inReplyToId: row.in_reply_to_id as Id | null,
  inReplyToAccountId: row.in_reply_to_account_id as Id | null,
  boostOfId: row.boost_of_id as Id | null,
  boostOfAuthorId: row.boost_of_author_id as Id | null,
  createdAt: row.created_at as number,
})
