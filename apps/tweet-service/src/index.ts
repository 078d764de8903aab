/** tweet-service: posts, replies, likes, boosts. */

export { type AccountsConsumer, consumeAccounts } from './accounts/consume-accounts.ts'
export { createTweetService } from './app.ts'
export { TWEET_SERVICE_DEFAULTS, type TweetServiceConfig } from './config.ts'
export { createTweetServiceContext, type TweetContext } from './context.ts'
export type { TweetDeps } from './deps.ts'
export type { MediaInput } from './media/open-media.ts'
export { collectGarbage, discardUnfinished, findOrphans } from './media/sweep-media.ts'
export { openTweetService } from './open-tweet-service.ts'
