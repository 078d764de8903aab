/** What notification-service asks of posts and people: no route does, so there is nothing. */
import type { TweetCauseMethods, UserCauseMethods } from '@rookery/contracts'

export const fakeTweetCauses: TweetCauseMethods = {
  likesFrom: async () => ({ likes: [], next: null }),
  tellingTweetsAfter: async () => ({ tweets: [], next: null }),
  standingLikes: async () => [],
}

export const fakeUserCauses: UserCauseMethods = {
  notifiedFollowers: async () => [],
  followsFrom: async () => ({ follows: [], next: null }),
  followRequestsFrom: async () => ({ follows: [], next: null }),
  standingFollows: async () => [],
}
