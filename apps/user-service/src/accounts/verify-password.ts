// Signing in. An unknown name costs as much as a wrong password, so that neither answer nor time tells who has an account.
import { type Account, RookeryError } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { type AccountRow, SELECT_ACCOUNTS, toAccount } from './account-row.ts'
import { isStorable } from './validation.ts'

export async function verifyPassword(
  { pool, passwords }: Pick<UserContext, 'pool' | 'passwords'>,
  { login, password }: { login: string; password: string },
): Promise<Account | null> {
  const name = isStorable(login) ? login.trim().toLowerCase() : ''
  const { rows } = await pool.query<AccountRow & { password_hash: string }>(
    `SELECT found.*, s.password_hash FROM (${SELECT_ACCOUNTS}) AS found
     JOIN users.credentials s ON s.account_id = found.id
     WHERE found.id = coalesce((SELECT id FROM users.accounts WHERE lower(username) = $1),
                               (SELECT account_id FROM users.credentials WHERE lower(email) = $1))`,
    [name],
  )
  const row = rows[0]
  const fits = await passwords.matches(row?.password_hash ?? null, password)
  if (!row || !fits || row.state === 'deleting') return null
  // Only who knows the password learns this.
  if (row.state === 'pending') throw loginPending()
  if (row.state === 'suspended') throw new RookeryError('login_disabled', 403, 'Your login is currently disabled')
  return toAccount(row)
}

/** Mastodon's words. */
const loginPending = () => new RookeryError('login_pending', 403, 'Your login is currently pending approval')
