/** Everything outside of notification-service, as one object. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { Logger } from '@rookery/telemetry'

export interface NotificationContext {
  /** Connected as the role that owns the schema `notifications`; reads int8 as numbers. */
  pool: Pool
  /** Whom to tell, and which causes stand. */
  users: Pick<
    UsersService,
    'notifiedFollowers' | 'followsFrom' | 'followRequestsFrom' | 'standingFollows' | 'confirmDeletion'
  >
  tweets: Pick<
    TweetsService,
    'boosterPage' | 'boostsAmong' | 'getTweets' | 'likesFrom' | 'tellingTweetsAfter' | 'standingLikes'
  >
  clock: { now(): number }
  logger: Logger
}
