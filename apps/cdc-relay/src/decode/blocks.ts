/** users.blocks → user.blocked, user.unblocked. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeBlock: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'user.blocked', ...edge(change.new) }
    case 'update':
      return null
    case 'delete':
      return { type: 'user.unblocked', ...edge(change.old) }
  }
}

const edge = (row: Row) => ({ accountId: row.account_id as Id, targetId: row.target_id as Id })
