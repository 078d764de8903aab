/**
 * Who may do what: every operation of the OpenAPI document, written down by hand as people expect it, not as the code has it.
 * A new route needs a line here (its operationId) before the suite passes: pick the rule; give a body or query if it needs one.
 */
export const VIEWERS = ['anonymous', 'stranger', 'follower', 'blocked', 'administrator', 'owner'] as const
export type Viewer = (typeof VIEWERS)[number]

/** 'ok' is any 2xx or 3xx. */
export type Expected = 'ok' | number
export type Rule = Readonly<Record<Viewer, Expected>>

/** What an id in the address is one of; beside those of things.ts. */
export type Target = 'followersPost' | 'direct' | 'spare' | 'carol' | 'secondAsker' | 'avatar'

export interface Line {
  rule: Rule
  on?: Target
  query?: string
  /** JSON; `$alice`, `$carol`, `$status` become ids. */
  body?: object
}
export type Row = Rule | Line | readonly Line[]

const rule = (anonymous: Expected, others: Expected, more: Partial<Rule> = {}): Rule => ({
  anonymous,
  stranger: others,
  follower: others,
  blocked: others,
  administrator: others,
  owner: others,
  ...more,
})

/** What is public, and what only strangers to this server need. */
const EVERYONE = rule('ok', 'ok')
/** One's own things, whoever one is: there is nobody else's to name. */
const SIGNED_IN = rule(401, 'ok')
/** A thing of the owner's: that it exists is nobody else's business, not even the administrator's. */
const OWNER = rule(401, 404, { owner: 'ok' })
/** In the native API the owner is named in the request: somebody else's name is forbidden. */
const ONESELF = rule(401, 403, { owner: 'ok' })
const ADMINISTRATOR = rule(401, 403, { administrator: 'ok' })
/** Not there yet: the same for all who are signed in. */
const LATER = rule(401, 422)

const FOLLOWERS = rule(404, 404, { follower: 'ok', owner: 'ok' })
const ONLY_OWNER = rule(404, 404, { owner: 'ok' })
const withToken = (some: Rule): Rule => ({ ...some, anonymous: 401 })
/** Reading a post: who may see it. */
const READ_POST: Line[] = [
  { rule: FOLLOWERS, on: 'followersPost' },
  { rule: ONLY_OWNER, on: 'direct' },
]
/** Doing something with a post needs a token, and that one may see it. */
const TOUCH_POST: Line[] = READ_POST.map((line) => ({ ...line, rule: withToken(line.rule) }))
/** Changing a post: its author. */
const WRITE_POST: Line[] = [
  { rule: OWNER, on: 'followersPost' },
  { rule: OWNER, on: 'direct' },
]
const toCarol = (some: Rule, more: Partial<Line> = {}): Line => ({ rule: some, on: 'carol', ...more })
const RELATE = toCarol(SIGNED_IN)

export const AUTHORISATION: Readonly<Record<string, Row>> = {
  // Running it
  healthLive: EVERYONE,
  healthReady: EVERYONE,
  health: EVERYONE,
  streamingHealth: EVERYONE,
  nativeStatus: EVERYONE,

  // Streams
  openSocket: rule(426, 426),
  streamUser: SIGNED_IN,
  streamUserNotification: SIGNED_IN,
  streamDirect: SIGNED_IN,
  streamPublic: EVERYONE,
  streamPublicLocal: EVERYONE,
  streamPublicRemote: EVERYONE,
  streamHashtag: { rule: EVERYONE, query: 'tag=walk' },
  streamHashtagLocal: { rule: EVERYONE, query: 'tag=walk' },
  streamList: { rule: OWNER, query: 'list=$list' },

  // Applications and signing in
  createApp: { rule: EVERYONE, body: { client_name: 'x', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob' } },
  verifyApp: SIGNED_IN,
  createToken: rule(401, 401),
  revokeToken: rule(401, 401),
  oauthMetadata: EVERYONE,
  authorizePage: rule(400, 400),
  authorize: rule(400, 400),
  registerAccount: rule(401, 422),
  nativeRegister: rule(400, 400),
  nativeLogin: rule(400, 400),

  // One's own account
  getOwnSessions: SIGNED_IN,
  endOwnSession: OWNER,
  changePassword: { rule: rule(401, 403), body: { current_password: 'not mine', new_password: 'a long password' } },
  changeEmail: { rule: rule(401, 403), body: { current_password: 'not mine', email: 'x@example.org' } },
  deleteOwnAccount: { rule: rule(401, 403), body: { password: 'not mine' } },
  verifyCredentials: SIGNED_IN,
  updateCredentials: SIGNED_IN,
  deleteAvatar: SIGNED_IN,
  deleteHeader: SIGNED_IN,
  getPreferences: SIGNED_IN,

  // Administration
  getAdminAccountsV1: ADMINISTRATOR,
  getAdminAccounts: ADMINISTRATOR,
  getAdminAccount: ADMINISTRATOR,
  // There is nothing to decide about carol: the administrator is told so, which proves that the door was open.
  approveAccount: toCarol(rule(401, 403, { administrator: 422 })),
  rejectAccount: toCarol(rule(401, 403, { administrator: 422 })),
  restoreAccount: toCarol(rule(401, 403, { administrator: 422 })),
  suspendAccount: toCarol(rule(401, 403, { administrator: 422 }), { body: { type: 'none' } }),
  getAuditLog: ADMINISTRATOR,

  // People
  getAccounts: { rule: EVERYONE, query: 'id[]=$alice' },
  lookupAccount: { rule: EVERYONE, query: 'acct=alice' },
  searchAccounts: { rule: SIGNED_IN, query: 'q=alice' },
  getAccount: EVERYONE,
  getAccountStatuses: { rule: EVERYONE, query: 'limit=40' },
  getFollowers: EVERYONE,
  getFollowing: EVERYONE,
  getAccountEndorsements: EVERYONE,
  getAccountFeaturedTags: EVERYONE,
  getIdentityProofs: SIGNED_IN,
  getAccountLists: SIGNED_IN,
  getRelationships: { rule: SIGNED_IN, query: 'id[]=$alice' },
  getFamiliarFollowers: { rule: SIGNED_IN, query: 'id[]=$alice' },
  followAccount: RELATE,
  unfollowAccount: RELATE,
  removeFollower: RELATE,
  blockAccount: RELATE,
  unblockAccount: RELATE,
  muteAccount: RELATE,
  unmuteAccount: RELATE,
  noteAccount: toCarol(SIGNED_IN, { body: { comment: 'x' } }),
  pinAccount: toCarol(rule(401, 422)),
  endorseAccount: toCarol(rule(401, 422)),
  unpinAccount: RELATE,
  unendorseAccount: RELATE,
  getBlocks: SIGNED_IN,
  getMutes: SIGNED_IN,
  getEndorsements: SIGNED_IN,
  getFollowRequests: SIGNED_IN,
  authorizeFollowRequest: OWNER,
  rejectFollowRequest: { rule: OWNER, on: 'secondAsker' },
  getSuggestionsV1: SIGNED_IN,
  getSuggestions: SIGNED_IN,
  dismissSuggestion: SIGNED_IN,
  getDirectory: EVERYONE,
  getFeaturedTags: SIGNED_IN,
  featureTag: { rule: SIGNED_IN, body: { name: 'featured' } },
  getFeaturedTagSuggestions: SIGNED_IN,
  unfeatureTag: OWNER,

  // Posts
  createStatus: { rule: SIGNED_IN, body: { status: 'a post of one’s own' } },
  getStatuses: { rule: EVERYONE, query: 'id[]=$followersPost&id[]=$direct' },
  getStatus: READ_POST,
  getStatusHistory: READ_POST,
  getStatusContext: READ_POST,
  getRebloggedBy: READ_POST,
  getFavouritedBy: READ_POST,
  getStatusSource: TOUCH_POST,
  favouriteStatus: TOUCH_POST,
  unfavouriteStatus: TOUCH_POST,
  bookmarkStatus: TOUCH_POST,
  unbookmarkStatus: TOUCH_POST,
  muteStatus: TOUCH_POST,
  unmuteStatus: TOUCH_POST,
  unreblogStatus: TOUCH_POST,
  reblogStatus: [
    // Who may see it but not pass it on is told why.
    { rule: { ...OWNER, follower: 403 }, on: 'followersPost' },
    { rule: { ...OWNER, owner: 403 }, on: 'direct' },
  ],
  pinStatus: { rule: { ...OWNER, follower: 422 }, on: 'followersPost' },
  unpinStatus: { rule: { ...OWNER, follower: 'ok' }, on: 'followersPost' },
  editStatus: WRITE_POST.map((line) => ({ ...line, body: { status: 'changed #walk' } })),
  deleteStatus: WRITE_POST,

  // Timelines and finding
  getHomeTimeline: SIGNED_IN,
  getPublicTimeline: EVERYONE,
  getTagTimeline: EVERYONE,
  getListTimeline: OWNER,
  getFavourites: SIGNED_IN,
  getBookmarks: SIGNED_IN,
  getTag: EVERYONE,
  followTag: SIGNED_IN,
  unfollowTag: SIGNED_IN,
  getFollowedTags: SIGNED_IN,
  search: { rule: EVERYONE, query: 'q=crowberry' },
  getMarkers: { rule: SIGNED_IN, query: 'timeline[]=home' },
  saveMarkers: { rule: SIGNED_IN, body: { home: { last_read_id: '1' } } },

  // Lists
  getLists: SIGNED_IN,
  createList: { rule: SIGNED_IN, body: { title: 'mine' } },
  getList: OWNER,
  updateList: { rule: OWNER, body: { title: 'crowberry' } },
  getListAccounts: OWNER,
  addListAccounts: { rule: OWNER, body: { account_ids: [] } },
  removeListAccounts: { rule: OWNER, body: { account_ids: [] } },
  deleteList: OWNER,

  // Conversations
  getConversations: SIGNED_IN,
  readConversation: OWNER,
  unreadConversation: OWNER,
  deleteConversation: OWNER,

  // Notifications
  getNotifications: SIGNED_IN,
  getUnreadCount: SIGNED_IN,
  getNotification: OWNER,
  dismissNotification: OWNER,
  dismissNotificationOld: { rule: OWNER, body: { id: '$secondNotification' } },
  clearNotifications: SIGNED_IN,
  getGroupedNotifications: SIGNED_IN,
  getGroupedUnreadCount: SIGNED_IN,
  getNotificationGroup: OWNER,
  // As Mastodon: nobody's group is an empty one.
  getNotificationGroupAccounts: SIGNED_IN,
  dismissNotificationGroup: SIGNED_IN,
  getNotificationPolicy: SIGNED_IN,
  updateNotificationPolicy: SIGNED_IN,
  replaceNotificationPolicy: SIGNED_IN,
  getNotificationPolicyV1: SIGNED_IN,
  updateNotificationPolicyV1: SIGNED_IN,
  getNotificationRequests: SIGNED_IN,
  getMergedNotificationRequests: SIGNED_IN,

  // Filters
  getFilters: SIGNED_IN,
  createFilter: { rule: SIGNED_IN, body: { title: 'mine', context: ['home'] } },
  getFilter: OWNER,
  updateFilter: { rule: OWNER, body: { title: 'crowberry' } },
  deleteFilter: OWNER,
  getFilterKeywords: OWNER,
  addFilterKeyword: { rule: OWNER, body: { keyword: 'crowberry' } },
  getFilterKeyword: OWNER,
  updateFilterKeyword: { rule: OWNER, body: { keyword: 'crowberry' } },
  deleteFilterKeyword: OWNER,
  getFilterStatuses: OWNER,
  addFilterStatus: { rule: OWNER, body: { status_id: '$spare' } },
  getFilterStatus: OWNER,
  removeFilterStatus: OWNER,
  getFiltersV1: SIGNED_IN,
  createFilterV1: { rule: SIGNED_IN, body: { phrase: 'mine', context: ['home'] } },
  getFilterV1: OWNER,
  updateFilterV1: { rule: OWNER, body: { phrase: 'crowberry', context: ['home'] } },
  deleteFilterV1: OWNER,

  // Pictures
  uploadMedia: rule(401, 422),
  uploadMediaV1: rule(401, 422),
  getMedia: OWNER,
  updateMedia: { rule: OWNER, body: { description: 'crowberry' } },
  deleteMedia: OWNER,
  getMediaFile: rule(404, 404),
  getAvatar: { rule: EVERYONE, on: 'avatar' },
  getHeader: EVERYONE,

  // The native API
  nativeFollow: { rule: ONESELF, body: { followUserId: '$asker' } },
  nativeUnfollow: { rule: ONESELF, body: { unfollowUserId: '$asker' } },
  nativeFollowings: EVERYONE,
  nativeFollowers: EVERYONE,
  nativePostTweet: { rule: ONESELF, body: { userId: '$alice', content: 'a post' } },
  nativeGetTweet: READ_POST,
  nativeDeleteTweet: { rule: { ...ONESELF, blocked: 404 }, on: 'spare' },
  nativeHomeTimeline: ONESELF,
  nativeUserTimeline: EVERYONE,

  // This server
  getInstanceV1: EVERYONE,
  getInstance: EVERYONE,
  getExtendedDescription: EVERYONE,
  getPrivacyPolicy: EVERYONE,
  getLanguages: EVERYONE,
  getRules: EVERYONE,
  getPeers: EVERYONE,
  getActivity: EVERYONE,
  getInstanceDomainBlocks: EVERYONE,
  getTranslationLanguages: EVERYONE,
  getCustomEmojis: EVERYONE,
  getAnnouncements: EVERYONE,
  getTrends: EVERYONE,
  getTrendingTags: EVERYONE,
  getTrendingStatuses: EVERYONE,
  getTrendingLinks: EVERYONE,
  getNodeInfoLinks: EVERYONE,
  getNodeInfo: EVERYONE,
  webfinger: { rule: EVERYONE, query: 'resource=acct:alice@$host' },
  hostMeta: EVERYONE,

  // Not there yet
  getDomainBlocks: SIGNED_IN,
  blockDomain: LATER,
  unblockDomain: LATER,
  getScheduledStatuses: SIGNED_IN,
  getPushSubscription: rule(401, 404),
  createPushSubscription: LATER,
  getPoll: rule(404, 404),
  createReport: LATER,
}

export function linesOf(row: Row): readonly Line[] {
  if (Array.isArray(row)) return row as readonly Line[]
  return 'rule' in row ? [row as Line] : [{ rule: row as Rule }]
}
