/** users.mutes → user.muted, user.unmuted. A mute that runs out is no row change: readers look at expires_at. */
import type { Id } from '@rookery/contracts'
import { changed, type Decoder, type Row } from './row-change.ts'

export const decodeMute: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'user.muted', ...edge(change.new) }
    case 'update':
      // A new end or scope is a new mute to whoever keeps the graph: they read the row again.
      if (!changed(change.old, change.new, ['expires_at', 'hide_notifications'])) return null
      return { type: 'user.muted', ...edge(change.new) }
    case 'delete':
      return { type: 'user.unmuted', ...edge(change.old) }
  }
}

const edge = (row: Row) => ({ accountId: row.account_id as Id, targetId: row.target_id as Id })
