/** What user-service answers: people, sessions, how they stand to each other. */
import type { AccountState } from '../events/events.ts'
import type { Id } from '../ids.ts'

export interface Account {
  id: Id
  username: string
  displayName: string
  /** Plain text; rendered to HTML at the edge. */
  note: string
  fields: { name: string; value: string }[]
  locked: boolean
  bot: boolean
  discoverable: boolean
  indexable: boolean
  defaultVisibility: 'public' | 'unlisted' | 'followers'
  defaultSensitive: boolean
  defaultLanguage: string | null
  /** Keys of the media store; null: the generated picture. The static ones are set where the picture moves. */
  avatarKey: string | null
  avatarStaticKey: string | null
  headerKey: string | null
  headerStaticKey: string | null
  /** Milliseconds since 1970. */
  createdAt: number
  state: AccountState
  /** Of the instance. The first account is one. */
  admin: boolean
  followersCount: number
  followingCount: number
}

export type ProfileChanges = Partial<
  Pick<
    Account,
    | 'displayName'
    | 'note'
    | 'fields'
    | 'locked'
    | 'bot'
    | 'discoverable'
    | 'indexable'
    | 'defaultVisibility'
    | 'defaultSensitive'
    | 'defaultLanguage'
  >
>

export interface OAuthApp {
  id: Id
  clientId: string
  clientSecret: string
  name: string
  website: string | null
  redirectUris: string[]
  scopes: string[]
}

export interface Session {
  id: Id
  /** null for an application's own (client credentials) token. */
  accountId: Id | null
  appId: Id
  scopes: string[]
  createdAt: number
}

export interface UserStats {
  /** Accounts that can be seen: neither suspended nor on their way out. Counted when asked. */
  accounts: number
}

/** How a viewer stands to a target. */
export interface Relationship {
  targetId: Id
  following: boolean
  /** The next three: of the follow, or of what was asked for. */
  showBoosts: boolean
  notify: boolean
  languages: string[] | null
  followedBy: boolean
  blocking: boolean
  blockedBy: boolean
  muting: boolean
  mutingNotifications: boolean
  /** When the mute ends, milliseconds since 1970; null: never, or no mute. */
  mutedUntil: number | null
  /** The viewer waits for the target's answer; and the target for the viewer's. */
  requested: boolean
  requestedBy: boolean
  endorsed: boolean
  /** What the viewer has noted about the target; empty: nothing. */
  note: string
}

/** The viewer's graph as plain arrays, each sorted ascending. */
export interface GraphArrays {
  viewerId: Id
  following: Id[]
  blocking: Id[]
  blockedBy: Id[]
  muting: Id[]
  hidesBoostsOf: Id[]
  followedTags: string[]
  listedExclusively: Id[]
  languagesOf: { accountId: Id; languages: string[] }[]
}

/** Where a range of followers starts: exclusive, in (bucket, follower) order. */
export interface FollowerCursor {
  bucket: number
  followerId: Id
}

export interface IdPage {
  ids: Id[]
  /** Ids of the edges (not of the accounts) that bound this page; what Link headers carry. Null when the page is empty. */
  firstCursor: Id | null
  lastCursor: Id | null
}
