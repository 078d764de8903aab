/** In which state an account is, from the flags that the API has for it. Pure. */
import type { mastodon } from 'masto'

export type AdminAccount = mastodon.v1.admin.Account
export const STATES = ['active', 'pending', 'suspended'] as const
export type AccountState = (typeof STATES)[number] | 'deleting'

export function stateOf(account: Pick<AdminAccount, 'approved' | 'suspended' | 'disabled'>): AccountState {
  if (account.disabled) return 'deleting'
  if (!account.approved) return 'pending'
  return account.suspended ? 'suspended' : 'active'
}

export const isAdministrator = (account: { role: { permissions?: unknown } }): boolean =>
  Number(account.role?.permissions ?? 0) > 0
