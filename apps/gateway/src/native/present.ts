/** Posts and people as the native API shows them. */
import type { Account } from '@rookery/contracts'
import type { NativeTweet, NativeTweets, NativeUser } from '@rookery/contracts/native'
import type { PostPage } from '../reads/fill-page.ts'
import { originalOf } from '../statuses/find-status.ts'
import type { Core } from '../statuses/render-status.ts'

export const presentUser = ({ id, username }: Pick<Account, 'id' | 'username'>): NativeUser => ({
  userId: String(id),
  username,
})

export function presentTweet(core: Core): NativeTweet {
  const { id, authorId, createdAt } = core.tweet
  const original = originalOf(core).tweet
  return {
    tweetId: String(id),
    userId: String(authorId),
    content: original.text,
    timestamp: new Date(createdAt).toISOString(),
    ...(original.spoilerText === '' ? {} : { warning: original.spoilerText }),
    ...(original === core.tweet
      ? {}
      : { boostOf: { tweetId: String(original.id), userId: String(original.authorId) } }),
  }
}

export function presentTweets({ cores, more }: PostPage): NativeTweets {
  const last = cores.at(-1)
  return { tweets: cores.map(presentTweet), nextCursor: more && last ? String(last.tweet.id) : null }
}
