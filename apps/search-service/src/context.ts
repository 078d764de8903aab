/** Everything outside of search-service, and its index, as one object. Rules take what they need of it. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { Logger } from '@rookery/telemetry'
import type { PostgresIndex } from './post-index/postgres/postgres-index.ts'

export interface SearchContext {
  /** Connected as the role that owns the schema `search`. */
  pool: Pool
  index: PostgresIndex
  users: Pick<
    UsersService,
    'getAccounts' | 'findAccountsByUsername' | 'accountsAfter' | 'deletionsAwaiting' | 'confirmDeletion'
  >
  tweets: Pick<TweetsService, 'getTweets' | 'tweetsAfter' | 'keptAfter'>
  /** Host (and port) of PUBLIC_URL. */
  localHost: string
  logger: Logger
}
