/** notifications.notifications → notification.created. That one is dismissed, or goes with its cause, is nobody's news. */
import type { Id, NotificationKind } from '@rookery/contracts'
import type { Decoder } from './row-change.ts'

export const decodeNotification: Decoder = (change) => {
  if (change.kind !== 'insert') return null
  const { id, account_id, kind, actor_id, tweet_id } = change.new
  return {
    type: 'notification.created',
    notificationId: id as Id,
    accountId: account_id as Id,
    kind: kind as NotificationKind,
    actorId: actor_id as Id,
    tweetId: tweet_id as Id | null,
  }
}
