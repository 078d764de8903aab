/**
 * notification-service: what concerns each account, and how far it has read. Same rules for methods as in users.ts.
 * Callers filter: blocks, mutes, hidden people and posts that may not be seen are decided when read, not here.
 */
import type { NotificationKind } from '../events/events.ts'
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'

export interface Notification {
  /** Its time is when it was made; back-filled ones have the time of their cause. */
  id: Id
  accountId: Id
  kind: NotificationKind
  /** Who did it. */
  actorId: Id
  /** The post to show: of a boost the boosted one. Null for follows and requests to follow. */
  tweetId: Id | null
  /** Equal for what is shown together; `ungrouped-<id>` for what never is. */
  groupKey: string
}

/** One group as a page of groups shows it. */
export interface NotificationGroupCounts {
  groupKey: string
  count: number
  newestId: Id
  /** The oldest one on the page. */
  pageOldestId: Id
  /** Who did it, newest first, each once; bounded. */
  actorIds: Id[]
}

export const MARKER_TIMELINES = ['home', 'notifications'] as const
export type MarkerTimeline = (typeof MARKER_TIMELINES)[number]

export interface Marker {
  timeline: MarkerTimeline
  lastReadId: Id
  /** Rises with every change. */
  version: number
  /** Milliseconds since 1970. */
  updatedAt: number
}

export interface NotificationsService {
  /** Newest first, without dismissed ones. */
  notificationPage(
    input: {
      accountId: Id
      kinds: NotificationKind[]
      fromAccountId?: Id | undefined
      /** Only what is newer than the marker `notifications`. */
      unread?: boolean | undefined
      /** Groups that are not wanted (any more). */
      withoutGroups?: string[] | undefined
      /** Nothing that these people did, nothing about these posts: what the caller found hidden on the way here. */
      withoutActorIds?: Id[] | undefined
      withoutTweetIds?: Id[] | undefined
      groupKey?: string | undefined
    } & Paging,
  ): Promise<Notification[]>
  /** Missing and dismissed ones are left out. No order. */
  getNotifications(input: { ids: Id[] }): Promise<Notification[]>
  /** Counts of groups below `belowId` (exclusive); `aboveId` (exclusive) bounds `pageOldestId` only. At most `sample` people of each. */
  countGroups(input: {
    accountId: Id
    groupKeys: string[]
    aboveId?: Id | undefined
    belowId?: Id | undefined
    sample: number
  }): Promise<NotificationGroupCounts[]>
  /** Those of `ids` and of the group that are the account's own; others are left alone. Answers how many there were. */
  dismiss(input: {
    accountId: Id
    ids?: Id[] | undefined
    groupKey?: string | undefined
  }): Promise<{ dismissed: number }>
  /** Everything there is now. */
  clear(input: { accountId: Id }): Promise<void>
  markers(input: { accountId: Id; timelines: MarkerTimeline[] }): Promise<Marker[]>
  saveMarkers(input: { accountId: Id; markers: { timeline: MarkerTimeline; lastReadId: Id }[] }): Promise<Marker[]>
}
