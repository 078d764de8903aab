/** Threads with direct posts, as one participant has them. */
import { type Static, Type } from 'typebox'
import { Account } from './account.ts'
import { entity, IdText, nullable, ref } from './entity.ts'
import { Status } from './status.ts'

export const Conversation = entity('Conversation', {
  id: IdText,
  unread: Type.Boolean(),
  accounts: Type.Array(ref(Account), { description: 'The others; oneself when there are none' }),
  last_status: nullable(ref(Status)),
})
export type Conversation = Static<typeof Conversation>
