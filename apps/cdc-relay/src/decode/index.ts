/** Which table leads to which events: the relay's table of contents. */
import { decodeAccount } from './accounts.ts'
import { decodeBlock } from './blocks.ts'
import { decodeBookmark } from './bookmarks.ts'
import { decodeFilter } from './filters.ts'
import { decodeFollowRequest } from './follow-requests.ts'
import { decodeFollow } from './follows.ts'
import { decodeLike } from './likes.ts'
import { decodeList, decodeListMember } from './lists.ts'
import { decodeMute } from './mutes.ts'
import { decodeNotification } from './notifications.ts'
import type { Decoder } from './row-change.ts'
import { decodeSession } from './sessions.ts'
import { decodeTagFollow } from './tag-follows.ts'
import { decodeTweet } from './tweets.ts'

export const DECODERS: { readonly [table: string]: Decoder | undefined } = {
  'users.accounts': decodeAccount,
  'users.sessions': decodeSession,
  'users.follows': decodeFollow,
  'users.follow_requests': decodeFollowRequest,
  'users.tag_follows': decodeTagFollow,
  'users.lists': decodeList,
  'users.list_members': decodeListMember,
  'users.blocks': decodeBlock,
  'users.mutes': decodeMute,
  'tweets.tweets': decodeTweet,
  'tweets.likes': decodeLike,
  'notifications.notifications': decodeNotification,
  'tweets.bookmarks': decodeBookmark,
  'users.filters': decodeFilter,
}
