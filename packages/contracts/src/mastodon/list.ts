/** Lists, as clients know them. */
import { type Static, Type } from 'typebox'
import { REPLIES_POLICIES } from '../visibility/belongs-in-list.ts'
import { entity, IdText, oneOf } from './entity.ts'

export const List = entity('List', {
  id: IdText,
  title: Type.String(),
  replies_policy: oneOf(REPLIES_POLICIES),
  exclusive: Type.Boolean(),
})
export type List = Static<typeof List>
