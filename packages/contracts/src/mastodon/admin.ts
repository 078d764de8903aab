/** What administrators see of accounts, and what everybody sees of their own sessions. */
import { type Static, Type } from 'typebox'
import { Account, Role } from './account.ts'
import { DateText, entity, IdText, nullable, ref } from './entity.ts'

export const AdminAccount = entity('AdminAccount', {
  id: IdText,
  username: Type.String(),
  domain: Type.Null(),
  created_at: DateText,
  email: Type.String({ description: 'Empty when there is none' }),
  ip: Type.Null({ description: 'Not kept' }),
  ips: Type.Array(Type.Never()),
  locale: Type.String(),
  invite_request: nullable(Type.String({ description: 'Why they would like to join' })),
  role: ref(Role),
  confirmed: Type.Boolean(),
  approved: Type.Boolean(),
  disabled: Type.Boolean({ description: 'On its way out: being deleted' }),
  silenced: Type.Boolean(),
  suspended: Type.Boolean(),
  sensitized: Type.Boolean(),
  account: ref(Account),
})
export type AdminAccount = Static<typeof AdminAccount>

/** Rookery's own. */
export const AuditEntry = entity('AuditEntry', {
  id: IdText,
  created_at: DateText,
  actor: Type.String({ description: '`cli`, or the id of an account' }),
  action: Type.String(),
  target_id: IdText,
  target: Type.String({ description: 'The username at that time' }),
})
export type AuditEntry = Static<typeof AuditEntry>

/** Rookery's own. */
export const OwnSession = entity('OwnSession', {
  id: IdText,
  application: Type.Object({ name: Type.String(), website: nullable(Type.String()) }),
  scopes: Type.Array(Type.String()),
  created_at: DateText,
  last_used_at: nullable(Type.String({ description: 'To the hour; null: never' })),
  current: Type.Boolean({ description: 'The one that asks' }),
})
export type OwnSession = Static<typeof OwnSession>
