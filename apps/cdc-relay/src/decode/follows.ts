/** users.follows → user.followed, follow.changed, user.unfollowed. */
import type { Id } from '@rookery/contracts'
import { changed, type Decoder, type Row } from './row-change.ts'

const SETTINGS = ['show_boosts', 'notify', 'languages'] as const

export const decodeFollow: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'user.followed', ...edge(change.new), showBoosts: change.new.show_boosts as boolean }
    case 'update':
      if (!changed(change.old, change.new, SETTINGS)) return null
      return { type: 'follow.changed', ...edge(change.new), showBoosts: change.new.show_boosts as boolean }
    case 'delete':
      return { type: 'user.unfollowed', ...edge(change.old) }
  }
}

const edge = (row: Row) => ({ accountId: row.follower_id as Id, targetId: row.followee_id as Id })
