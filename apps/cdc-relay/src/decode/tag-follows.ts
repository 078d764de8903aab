/** users.tag_follows → tag.followed, tag.unfollowed. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeTagFollow: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'tag.followed', ...follow(change.new) }
    case 'update':
      return null
    case 'delete':
      return { type: 'tag.unfollowed', ...follow(change.old) }
  }
}

const follow = (row: Row) => ({ accountId: row.account_id as Id, tag: row.tag as string })
