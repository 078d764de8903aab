/** users.sessions → session.revoked, and nothing else: a new session is nobody's news. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeSession: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return null
    case 'update':
      return change.old.revoked_at === null && change.new.revoked_at !== null ? revoked(change.new) : null
    case 'delete':
      return revoked(change.old)
  }
}

const revoked = (row: Row) =>
  ({ type: 'session.revoked', sessionId: row.id as Id, accountId: row.account_id as Id | null }) as const
