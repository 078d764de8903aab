/** users.follow_requests → follow.requested, follow.request_ended. How it shall be followed is nobody's news until it is. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeFollowRequest: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'follow.requested', ...edge(change.new) }
    case 'update':
      return null
    case 'delete':
      return { type: 'follow.request_ended', ...edge(change.old) }
  }
}

const edge = (row: Row) => ({ accountId: row.follower_id as Id, targetId: row.followee_id as Id })
