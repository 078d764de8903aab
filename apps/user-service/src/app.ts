// The service's table of contents: each method of the contract and the rule behind it.
import type { UsersService } from '@rookery/contracts'
import { accountIndexingMethods } from './accounts/accounts-after.ts'
import { countAccounts } from './accounts/count-accounts.ts'
import { findAccountsByUsername, getAccounts } from './accounts/get-accounts.ts'
import { registerAccount } from './accounts/register-account.ts'
import { searchAccounts } from './accounts/search-accounts.ts'
import { updateProfile } from './accounts/update-profile.ts'
import { verifyPassword } from './accounts/verify-password.ts'
import { blockUser, unblockUser } from './blocks/block-user.ts'
import type { UserContext } from './context.ts'
import { filterMethods } from './filters/methods.ts'
import { followUser } from './follows/follow-user.ts'
import { followersAfter } from './follows/followers-after.ts'
import { unfollowUser } from './follows/unfollow-user.ts'
import { blockPage, followerPage, followingPage, mutePage } from './graph/edge-pages.ts'
import { loadGraph } from './graph/load-graph.ts'
import { relationships } from './graph/relationships.ts'
import { lifecycleMethods } from './lifecycle/methods.ts'
import { listMethods } from './lists/lists.ts'
import { muteUser, unmuteUser } from './mutes/mute-user.ts'
import { userCauses } from './notifications/causes.ts'
import { builtInApp } from './oauth/built-in-app.ts'
import { createAuthorizationCode } from './oauth/create-authorization-code.ts'
import { redeemAuthorizationCode } from './oauth/redeem-authorization-code.ts'
import { createApp, findApp, findAppById } from './oauth/register-app.ts'
import { peopleMethods } from './people/people.ts'
import { removeProfilePicture, setProfilePicture } from './pictures/set-picture.ts'
import { createSessionFinder } from './sessions/find-session.ts'
import { openSession } from './sessions/open-session.ts'
import { revokeSession } from './sessions/revoke-session.ts'
import { tagFollowMethods } from './tags/follow-tags.ts'

/** The service on a ready context. No I/O of its own, so tests and the standalone process call it directly. */
export const createUserService = (context: UserContext): UsersService => ({
  ...lifecycleMethods(context),
  registerAccount: (input) => registerAccount(context, input),
  verifyPassword: (input) => verifyPassword(context, input),
  getAccounts: (input) => getAccounts(context, input),
  findAccountsByUsername: (input) => findAccountsByUsername(context, input),
  searchAccounts: (input) => searchAccounts(context, input),
  updateProfile: (input) => updateProfile(context, input),
  stats: () => countAccounts(context),
  setProfilePicture: (input) => setProfilePicture(context, input),
  removeProfilePicture: (input) => removeProfilePicture(context, input),

  createApp: (input) => createApp(context, input),
  findApp: (input) => findApp(context, input),
  findAppById: (input) => findAppById(context, input),
  builtInApp: () => builtInApp(context),
  createAuthorizationCode: (input) => createAuthorizationCode(context, input),
  redeemAuthorizationCode: (input) => redeemAuthorizationCode(context, input),
  openSession: (input) => openSession(context, input),
  findSession: createSessionFinder(context),
  revokeSession: (input) => revokeSession(context, input),

  follow: (input) => followUser(context, input),
  unfollow: (input) => unfollowUser(context, input),
  block: (input) => blockUser(context, input),
  unblock: (input) => unblockUser(context, input),
  mute: (input) => muteUser(context, input),
  unmute: (input) => unmuteUser(context, input),
  relationships: (input) => relationships(context, input),
  followerPage: (input) => followerPage(context, input),
  followingPage: (input) => followingPage(context, input),
  blockPage: (input) => blockPage(context, input),
  mutePage: (input) => mutePage(context, input),
  followersAfter: (input) => followersAfter(context, input),
  loadGraph: (input) => loadGraph(context, input),
  ...accountIndexingMethods(context),
  ...listMethods(context),
  ...tagFollowMethods(context),
  ...filterMethods(context),
  ...peopleMethods(context),
  ...userCauses(context),
})
