/** The method names of each service, for clients and servers made from the interfaces; the compiler keeps them complete. */
import type { TimelinesService } from './timelines.ts'
import type { TweetsService } from './tweets.ts'
import type { UsersService } from './users.ts'

type Names<Service> = { readonly [Method in keyof Service]: true }

export const USERS_METHODS: Names<UsersService> = {
  registerAccount: true,
  verifyPassword: true,
  getAccounts: true,
  findAccountsByUsername: true,
  searchAccounts: true,
  updateProfile: true,
  stats: true,
  createApp: true,
  findApp: true,
  findAppById: true,
  createAuthorizationCode: true,
  redeemAuthorizationCode: true,
  openSession: true,
  findSession: true,
  revokeSession: true,
  follow: true,
  unfollow: true,
  block: true,
  unblock: true,
  mute: true,
  unmute: true,
  relationships: true,
  followerPage: true,
  followingPage: true,
  blockPage: true,
  mutePage: true,
  followersAfter: true,
  loadGraph: true,
}

export const TWEETS_METHODS: Names<TweetsService> = {
  postTweet: true,
  editTweet: true,
  deleteTweet: true,
  getTweets: true,
  like: true,
  unlike: true,
  boost: true,
  unboost: true,
  viewerMarks: true,
  authorCounters: true,
  stats: true,
  history: true,
  thread: true,
  likerPage: true,
  boosterPage: true,
  likedPage: true,
  authorPage: true,
  publicPage: true,
  tagPage: true,
  homePage: true,
  newestBy: true,
  boostsAmong: true,
}

export const TIMELINES_METHODS: Names<TimelinesService> = { homePage: true, appendOwn: true }
