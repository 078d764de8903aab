/** Entities about people beside their accounts. */
import { type Static, Type } from 'typebox'
import { Account } from './account.ts'
import { DateText, entity, IdText, nullable, oneOf, ref } from './entity.ts'

/** On the list of whom one mutes. */
export const MutedAccount = entity('MutedAccount', { ...Account.properties, mute_expires_at: nullable(DateText) })
export type MutedAccount = Static<typeof MutedAccount>

/** `source` is the older word for `sources`. */
export const Suggestion = entity('Suggestion', {
  source: oneOf(['staff', 'past_interactions', 'global']),
  sources: Type.Array(
    oneOf(['featured', 'most_followed', 'most_interactions', 'similar_to_recently_followed', 'friends_of_friends']),
  ),
  account: ref(Account),
})
export type Suggestion = Static<typeof Suggestion>

export const FeaturedTag = entity('FeaturedTag', {
  id: IdText,
  name: Type.String(),
  url: Type.String(),
  statuses_count: Type.Integer(),
  last_status_at: nullable(Type.String({ description: 'A day: 2026-11-21' })),
})
export type FeaturedTag = Static<typeof FeaturedTag>
