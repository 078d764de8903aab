/** What the service needs from outside. Functions take the part they use. */
import type { Id, UsersService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { MediaParts } from './media/media-parts.ts'

export interface TweetDeps {
  /** Attachments; they answer 503 when left out. */
  media?: MediaParts | undefined
  /** For what may fail without anybody being told. */
  onError?: ((error: unknown) => void) | undefined
  /** Connected as the role that owns the schema `tweets`; reads int8 as numbers. */
  pool: Pool
  users: Pick<UsersService, 'findAccountsByUsername'>
  /** Nobody reads the old graphs, and what gateways keep beside them, of these people once it has resolved. */
  graphChanged(accountIds: Id[]): Promise<void>
  /** Host (and port) of PUBLIC_URL: `@name@host` with it is one of our own. */
  localHost: string
}
