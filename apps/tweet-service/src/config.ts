/** What tweet-service needs to be told. Reading an environment is its host's part. */

export interface TweetServiceConfig {
  /** The service's own role: see serviceUrl in @rookery/database. */
  databaseUrl: string
  /** Database connections at most. */
  poolSize: number
  /** PUBLIC_URL: mentions with its host are of our own people. */
  publicUrl: string
}

export const TWEET_SERVICE_DEFAULTS = { poolSize: 10 } as const
