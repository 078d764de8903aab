/** user-service, continued: how accounts come, are administered, and go. Same rules for methods as in users.ts. */
import type { AccountState } from '../events/events.ts'
import type { Id } from '../ids.ts'
import type { Account } from './user-shapes.ts'

/** Who owns rows of an account: each confirms when they are gone, and only after all of them does the account itself go. */
export const DELETION_SERVICES = ['tweets', 'search', 'notifications', 'timelines'] as const
export type DeletionService = (typeof DELETION_SERVICES)[number]

/** Who did something to an account: `cli` (whoever may run programs on the server) or an account. */
export type Actor = 'cli' | Id

/** What only administrators (and the person) may know of an account. Hidden ones too. */
export interface AdminAccount {
  account: Account
  email: string | null
  /** Why they would like to join, as they wrote when signing up. */
  reason: string | null
}

export interface AuditRecord {
  id: Id
  at: number
  actor: Actor
  /** `approve`, `reject`, `suspend`, `restore`, `reset-password`, `promote`, `demote`, `delete`. */
  action: string
  targetId: Id
  /** The username, which outlives the account. */
  target: string
  details: Record<string, unknown>
}

/** A session as its owner sees it. */
export interface SessionInfo {
  id: Id
  appName: string
  appWebsite: string | null
  scopes: string[]
  createdAt: number
  /** To the hour; null when it was never used. */
  lastUsedAt: number | null
}

interface ByAdministrator {
  actor: Actor
  accountId: Id
}

/** All writes are effective on every read path and open socket, of every process, before they answer. */
export interface LifecycleMethods {
  /** `pending` when the session is good but its account still waits for approval; null for every other reason. */
  whyRefused(input: { sessionId: Id }): Promise<'pending' | null>

  /**
   * A service has removed all it held of an account in state `deleting`. Again, or for an account that is gone: no effect.
   * Services are asked by `user.changed` with that state, and again every few minutes until they have confirmed.
   */
  confirmDeletion(input: { accountId: Id; service: DeletionService }): Promise<void>
  /** Accounts in state `deleting` that this service has not confirmed: for back-fills. Ascending, after `after`. */
  deletionsAwaiting(input: { service: DeletionService; after: Id; limit: number }): Promise<Id[]>

  /** By the person: false when the password is wrong. The account is hidden, its sessions end, and it goes for good. */
  deleteOwnAccount(input: { accountId: Id; password: string }): Promise<boolean>
  /** False when the present password is wrong; `invalid` for a new one that cannot be. All sessions but one end. */
  changePassword(input: {
    accountId: Id
    keepSessionId: Id
    currentPassword: string
    newPassword: string
  }): Promise<boolean>
  /** False when the password is wrong; `invalid` for an address that is taken or none. Null: no address any more. */
  changeEmail(input: { accountId: Id; currentPassword: string; email: string | null }): Promise<boolean>
  /** Newest first, at most 200. */
  ownSessions(input: { accountId: Id }): Promise<SessionInfo[]>
  /** 404 unless it is an open session of this account. */
  endOwnSession(input: { accountId: Id; sessionId: Id }): Promise<void>

  /** Newest first; every state unless told. */
  listAccounts(input: {
    state?: AccountState | undefined
    admins?: boolean | undefined
    /** The start of a username, in any case. */
    username?: string | undefined
    maxId?: Id | undefined
    limit: number
  }): Promise<AdminAccount[]>
  /** Null when unknown. Hidden accounts are found. */
  findAnyAccount(input: { accountId: Id } | { username: string }): Promise<AdminAccount | null>
  /** Each writes an audit record in its transaction. 404 when unknown, 422 when the account's state does not allow it. */
  approveAccount(input: ByAdministrator): Promise<AdminAccount>
  /** Only pending ones; the name is free again. Answers what was removed. */
  rejectAccount(input: ByAdministrator): Promise<AdminAccount>
  suspendAccount(input: ByAdministrator): Promise<AdminAccount>
  restoreAccount(input: ByAdministrator): Promise<AdminAccount>
  setAdministrator(input: ByAdministrator & { admin: boolean }): Promise<AdminAccount>
  deleteAccount(input: ByAdministrator): Promise<AdminAccount>
  /** Ends all sessions. The new password is answered once and kept nowhere. */
  resetPassword(input: ByAdministrator): Promise<{ password: string }>
  /** Newest first. */
  auditLog(input: { maxId?: Id | undefined; limit: number }): Promise<AuditRecord[]>
}
