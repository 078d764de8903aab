/** users.accounts → user.registered, user.changed, user.deleted. */
import type { AccountState, Id } from '@rookery/contracts'
import { changed, type Decoder, type Row } from './row-change.ts'

/** What others can see of an account; settings of its own (defaults, admin) are nobody's news. The last asks services to delete. */
const PUBLIC_COLUMNS = [
  'username',
  'display_name',
  'note',
  'fields',
  'locked',
  'bot',
  'discoverable',
  'indexable',
  'avatar_key',
  'avatar_static_key',
  'header_key',
  'header_static_key',
  'state',
  'deletion_asked_at',
] as const

export const decodeAccount: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'user.registered', accountId: idOf(change.new), username: change.new.username as string }
    case 'update':
      if (!changed(change.old, change.new, PUBLIC_COLUMNS)) return null
      return { type: 'user.changed', accountId: idOf(change.new), state: change.new.state as AccountState }
    case 'delete':
      return { type: 'user.deleted', accountId: idOf(change.old) }
  }
}

const idOf = (row: Row) => row.id as Id
