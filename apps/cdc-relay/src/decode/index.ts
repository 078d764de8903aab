/** Which table leads to which events: the relay's table of contents. */
import { decodeAccount } from './accounts.ts'
import { decodeBlock } from './blocks.ts'
import { decodeFollow } from './follows.ts'
import { decodeLike } from './likes.ts'
import { decodeMute } from './mutes.ts'
import type { Decoder } from './row-change.ts'
import { decodeSession } from './sessions.ts'
import { decodeTweet } from './tweets.ts'

export const DECODERS: { readonly [table: string]: Decoder | undefined } = {
  'users.accounts': decodeAccount,
  'users.sessions': decodeSession,
  'users.follows': decodeFollow,
  'users.blocks': decodeBlock,
  'users.mutes': decodeMute,
  'tweets.tweets': decodeTweet,
  'tweets.likes': decodeLike,
}
