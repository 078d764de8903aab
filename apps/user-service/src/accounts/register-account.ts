// Signing up: the account, its credentials and what it asked with in one statement.
import type { Account } from '@rookery/contracts'
import { isUniqueViolation } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { type AccountRow, toAccount } from './account-row.ts'
import { checkRegistration, type Registration } from './check-registration.ts'
import { type Problem, refuse } from './validation.ts'

const taken = (field: string): Problem => ({ field, error: 'ERR_TAKEN', description: 'has already been taken' })

/**
 * Whether this instance takes new people, and with whose approval, is the caller's question; the very first one needs none.
 * Throws `invalid` with details for each field.
 */
export async function registerAccount(
  { pool, passwords }: Pick<UserContext, 'pool' | 'passwords'>,
  input: Registration & { approval?: boolean | undefined },
): Promise<Account> {
  const { username, password, email, approval = false } = input
  const reason = input.reason?.trim() || null
  refuse(checkRegistration(input))
  // Asked before hashing, which is dear; the unique indexes decide between two who come at once.
  const { rows: found } = await pool.query<{ username: boolean; email: boolean }>(
    `SELECT EXISTS (SELECT FROM users.accounts WHERE lower(username) = lower($1))
              OR EXISTS (SELECT FROM users.reserved_usernames WHERE username = lower($1)) AS username,
            EXISTS (SELECT FROM users.credentials WHERE lower(email) = lower($2)) AS email`,
    [username, email ?? null],
  )
  refuse([...(found[0]?.username ? [taken('username')] : []), ...(found[0]?.email ? [taken('email')] : [])])

  const passwordHash = await passwords.hash(password)
  try {
    const { rows } = await pool.query<Omit<AccountRow, 'followers_count' | 'following_count'>>(
      `WITH account AS (INSERT INTO users.accounts (username, state) VALUES ($1, $4) RETURNING *),
            secrets AS (INSERT INTO users.credentials (account_id, password_hash, email) SELECT id, $2, $3 FROM account),
            asked AS (INSERT INTO users.sign_ups (account_id, reason) SELECT id, $5 FROM account WHERE $5::text IS NOT NULL)
       SELECT * FROM account`,
      [username, passwordHash, email ?? null, approval ? 'pending' : 'active', reason],
    )
    return toAccount({ ...rows[0]!, followers_count: 0, following_count: 0 })
  } catch (error) {
    if (isUniqueViolation(error, 'accounts_username')) refuse([taken('username')])
    if (isUniqueViolation(error, 'credentials_email')) refuse([taken('email')])
    throw error
  }
}
