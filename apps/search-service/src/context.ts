/** Everything outside of search-service, and its index, as one object. Rules take what they need of it. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Logger } from '@rookery/telemetry'
import type { SearchEngine } from './engine/port.ts'
import type { PeopleIndex } from './people/port.ts'
import type { PostIndex } from './post-index/port.ts'

export interface SearchContext {
  engine: Pick<SearchEngine, 'applying' | 'build'>
  /** The engine's. */
  index: PostIndex
  people: PeopleIndex
  users: Pick<
    UsersService,
    'getAccounts' | 'findAccountsByUsername' | 'accountsAfter' | 'deletionsAwaiting' | 'confirmDeletion'
  >
  tweets: Pick<TweetsService, 'getTweets' | 'tweetsAfter' | 'keptAfter'>
  /** Host (and port) of PUBLIC_URL. */
  localHost: string
  logger: Logger
}
