/** tweet-service: posts, replies, likes, boosts. */
export type { TweetDeps } from './deps.ts'
export { createTweetService } from './service.ts'
