/** The small native API's entities: plain JSON, ids as strings. */
import { type Static, Type } from 'typebox'
import { DateText, entity, IdText, nullable, ref } from '../mastodon/entity.ts'

const NextCursor = nullable(Type.String({ description: '`max_id` of the next page; null on the last' }))

export const NativeUser = entity('NativeUser', { userId: IdText, username: Type.String() })
export type NativeUser = Static<typeof NativeUser>

export const NativeLogin = entity('NativeLogin', { ...NativeUser.properties, accessToken: Type.String() })

export const NativeFollow = entity('NativeFollow', {
  userId: IdText,
  followUserId: IdText,
  following: Type.Boolean(),
  requested: Type.Boolean({ description: 'The account is locked: its owner has been asked' }),
})
export type NativeFollow = Static<typeof NativeFollow>

export const NativeUnfollow = entity('NativeUnfollow', { userId: IdText, unfollowUserId: IdText })

export const NativeUsers = entity('NativeUsers', { users: Type.Array(ref(NativeUser)), nextCursor: NextCursor })

export const NativeTweet = entity('NativeTweet', {
  tweetId: IdText,
  userId: IdText,
  content: Type.String({ description: 'The text as typed; of a boost, that of the boosted post' }),
  timestamp: DateText,
  warning: Type.Optional(Type.String({ description: 'What to read before the content; absent when there is none' })),
  boostOf: Type.Optional(Type.Object({ tweetId: IdText, userId: IdText })),
})
export type NativeTweet = Static<typeof NativeTweet>

export const NativeTweets = entity('NativeTweets', { tweets: Type.Array(ref(NativeTweet)), nextCursor: NextCursor })
export type NativeTweets = Static<typeof NativeTweets>

export const NativeStatus = entity('NativeStatus', {
  status: Type.String({ examples: ['ok'] }),
  version: Type.String(),
  users: Type.Integer(),
  tweets: Type.Integer(),
})
