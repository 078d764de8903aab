/** What a service that writes tells the caches of every process, before it answers. */
import type { Id } from '@rookery/contracts'
import { createGraphVersions, type GraphRedis } from './graph/graph-versions.ts'
import type { Signals } from './signals/signals.ts'

/** None of them rejects: who could not be told drops what it keeps when it is connected again. */
export interface Changes {
  /** Nobody reads the old graphs of these people once it has resolved. */
  graphChanged(accountIds: readonly Id[]): Promise<void>
  /** No gateway accepts the session once it has resolved. */
  sessionRevoked(sessionId: Id): Promise<void>
  /** Everybody sees the account's new state (and none of its old sessions) once it has resolved. */
  accountChanged(accountId: Id): Promise<void>
}

export interface ChangesOptions {
  redis: GraphRedis
  signals: Pick<Signals, 'publish'>
  /** How long a write waits for Redis at most. Default 250 ms. */
  waitMs?: number
  onError?: (error: unknown) => void
}

export function createChanges({ redis, signals, waitMs = 250, onError = () => {} }: ChangesOptions): Changes {
  const versions = createGraphVersions(redis, waitMs)
  return {
    async graphChanged(accountIds) {
      // First the versions: whoever loads after the signal must find the new one.
      await versions.renew(accountIds).catch(onError)
      await signals.publish({ type: 'graph', accountIds: [...accountIds] })
    },
    sessionRevoked: (sessionId) => signals.publish({ type: 'session', sessionId }),
    accountChanged: (accountId) => signals.publish({ type: 'account', accountId }),
  }
}
