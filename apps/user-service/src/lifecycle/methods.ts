// The part of the service's table of contents that concerns how accounts come, are administered, and go.
import type { LifecycleMethods } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { changeEmail } from '../passwords/change-email.ts'
import { changePassword } from '../passwords/change-password.ts'
import { resetPassword } from '../passwords/reset-password.ts'
import { endOwnSession, ownSessions } from '../sessions/own-sessions.ts'
import { whyRefused } from '../sessions/why-refused.ts'
import { findAnyAccount, listAccounts } from './admin-accounts.ts'
import {
  approveAccount,
  deleteAccount,
  rejectAccount,
  restoreAccount,
  setAdministrator,
  suspendAccount,
} from './administer.ts'
import { auditLog } from './audit-log.ts'
import { confirmDeletion, deleteOwnAccount, deletionsAwaiting } from './deletion.ts'

export const lifecycleMethods = (context: UserContext): LifecycleMethods => ({
  whyRefused: (input) => whyRefused(context, input),
  confirmDeletion: (input) => confirmDeletion(context, input),
  deletionsAwaiting: (input) => deletionsAwaiting(context, input),
  deleteOwnAccount: (input) => deleteOwnAccount(context, input),
  changePassword: (input) => changePassword(context, input),
  changeEmail: (input) => changeEmail(context, input),
  ownSessions: (input) => ownSessions(context, input),
  endOwnSession: (input) => endOwnSession(context, input),
  listAccounts: (input) => listAccounts(context, input),
  findAnyAccount: (input) => findAnyAccount(context, input),
  approveAccount: (input) => approveAccount(context, input),
  rejectAccount: (input) => rejectAccount(context, input),
  suspendAccount: (input) => suspendAccount(context, input),
  restoreAccount: (input) => restoreAccount(context, input),
  setAdministrator: (input) => setAdministrator(context, input),
  deleteAccount: (input) => deleteAccount(context, input),
  resetPassword: (input) => resetPassword(context, input),
  auditLog: (input) => auditLog(context, input),
})
