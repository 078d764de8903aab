/** What the service needs from outside. Functions take the part they use. */
import type { UsersService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'

export interface TweetDeps {
  /** Connected as the role that owns the schema `tweets`; reads int8 as numbers. */
  pool: Pool
  users: Pick<UsersService, 'findAccountsByUsername'>
  /** Host (and port) of PUBLIC_URL: `@name@host` with it is one of our own. */
  localHost: string
}
