// What the service tells the caches of every process.
import type { Id } from '@rookery/contracts'

/** How changes become visible to everybody before their writer gets an answer. */
export interface UserSignals {
  /** Nobody reads the old graphs of these people once it has resolved. */
  graphChanged(accountIds: Id[]): Promise<void>
  /** No gateway accepts the session once it has resolved. */
  sessionRevoked(sessionId: Id): Promise<void>
  /** Everybody sees the account's new state (and none of its old sessions, on open sockets too) once it has resolved. */
  accountChanged(accountId: Id): Promise<void>
}
