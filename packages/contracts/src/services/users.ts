/**
 * user-service: accounts, sessions, OAuth, the follow graph. Every method takes one plain object and answers plain JSON,
 * so that the implementation is passed in directly in `standalone` and an HTTP client stands in for it otherwise.
 */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { BuiltInAppMethods } from './built-in-app.ts'
import type { FilterMethods } from './filters.ts'
import type { AccountIndexingMethods } from './indexing.ts'
import type { LifecycleMethods } from './lifecycle.ts'
import type { ListMethods } from './lists.ts'
import type { PictureMethods } from './media.ts'
import type { UserCauseMethods } from './notification-causes.ts'
import type { PeopleMethods } from './people.ts'
import type { TagFollowMethods } from './tags.ts'
import type {
  Account,
  FollowerCursor,
  GraphArrays,
  IdPage,
  OAuthApp,
  ProfileChanges,
  Relationship,
  Session,
  UserStats,
} from './user-shapes.ts'

export interface UsersService
  extends BuiltInAppMethods,
    FilterMethods,
    PeopleMethods,
    PictureMethods,
    AccountIndexingMethods,
    LifecycleMethods,
    UserCauseMethods,
    ListMethods,
    TagFollowMethods {
  /** With `approval` the account is `pending` until an administrator lets it in; the very first one is active all the same. */
  registerAccount(input: {
    username: string
    password: string
    email?: string | undefined
    reason?: string | undefined
    approval?: boolean | undefined
  }): Promise<Account>
  /**
   * By username (any case) or e-mail. Null when either is wrong: callers never learn which. With the right password of a
   * pending or suspended account: `login_pending` or `login_disabled` (403).
   */
  verifyPassword(input: { login: string; password: string }): Promise<Account | null>
  /** Unknown and hidden (suspended, deleting) accounts are left out. No order. */
  getAccounts(input: { ids: Id[] }): Promise<Account[]>
  findAccountsByUsername(input: { usernames: string[] }): Promise<Account[]>
  searchAccounts(input: { query: string; limit: number; offset: number }): Promise<Account[]>
  updateProfile(input: { accountId: Id; changes: ProfileChanges }): Promise<Account>
  /** Reads every account: callers hold the answer for a minute. */
  stats(): Promise<UserStats>

  createApp(input: {
    name: string
    website: string | null
    redirectUris: string[]
    scopes: string[]
  }): Promise<OAuthApp>
  findApp(input: { clientId: string }): Promise<OAuthApp | null>
  findAppById(input: { appId: Id }): Promise<OAuthApp | null>
  createAuthorizationCode(input: {
    appId: Id
    accountId: Id
    redirectUri: string
    scopes: string[]
    codeChallenge: string | null
  }): Promise<{ code: string }>
  /** Opens the session a code stands for; `invalid_grant` when it is unknown, used, expired, or does not fit. */
  redeemAuthorizationCode(input: {
    code: string
    appId: Id
    redirectUri: string
    codeVerifier: string | null
  }): Promise<Session>
  openSession(input: { accountId: Id | null; appId: Id; scopes: string[] }): Promise<Session>
  /** Null when unknown, revoked, or its account is not active. */
  findSession(input: { sessionId: Id }): Promise<Session | null>
  /** Effective on every gateway before it answers. */
  revokeSession(input: { sessionId: Id }): Promise<void>

  /**
   * The graph writes below are effective on every read path and open socket before they answer.
   * A locked account is asked instead of followed (`requested`), unless it is followed already.
   */
  follow(input: {
    followerId: Id
    followeeId: Id
    showBoosts?: boolean | undefined
    notify?: boolean | undefined
    languages?: string[] | null | undefined
  }): Promise<Relationship>
  /** Also takes a request back. */
  unfollow(input: { followerId: Id; followeeId: Id }): Promise<Relationship>
  /** Also ends follows and requests in both directions. */
  block(input: { accountId: Id; targetId: Id }): Promise<Relationship>
  unblock(input: { accountId: Id; targetId: Id }): Promise<Relationship>
  mute(input: {
    accountId: Id
    targetId: Id
    hideNotifications: boolean
    durationSeconds: number
  }): Promise<Relationship>
  unmute(input: { accountId: Id; targetId: Id }): Promise<Relationship>
  /** In the order of the targets; unknown accounts are left out, and suspended ones unless `withSuspended`. */
  relationships(input: { viewerId: Id; targetIds: Id[]; withSuspended?: boolean | undefined }): Promise<Relationship[]>
  followerPage(input: { accountId: Id } & Paging): Promise<IdPage>
  followingPage(input: { accountId: Id } & Paging): Promise<IdPage>
  blockPage(input: { accountId: Id } & Paging): Promise<IdPage>
  mutePage(input: { accountId: Id } & Paging): Promise<IdPage>
  /** Fan-out's range: read from the primary, by (bucket, follower), at most `limit`. */
  followersAfter(input: { accountId: Id; after: FollowerCursor | null; limit: number }): Promise<FollowerCursor[]>
  /** From the primary. */
  loadGraph(input: { viewerId: Id }): Promise<GraphArrays>
}
