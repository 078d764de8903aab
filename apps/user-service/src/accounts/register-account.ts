// Signing up: the account and its credentials in one statement.
import type { Account, Id } from '@rookery/contracts'
import { isUniqueViolation } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { checkRegistration, type Registration } from './check-registration.ts'
import { getAccount } from './get-accounts.ts'
import { type Problem, refuse } from './validation.ts'

const taken = (field: string): Problem => ({ field, error: 'ERR_TAKEN', description: 'has already been taken' })

/** Whether this instance takes new people is the caller's question. Throws `invalid` with details for each field. */
export async function registerAccount(
  { pool, passwords }: Pick<UserContext, 'pool' | 'passwords'>,
  input: Registration,
): Promise<Account> {
  const { username, password, email } = input
  refuse(checkRegistration(input))
  // Asked before hashing, which is dear; the unique indexes decide between two who come at once.
  const { rows: found } = await pool.query<{ username: boolean; email: boolean }>(
    `SELECT EXISTS (SELECT FROM users.accounts WHERE lower(username) = lower($1)) AS username,
            EXISTS (SELECT FROM users.credentials WHERE lower(email) = lower($2)) AS email`,
    [username, email ?? null],
  )
  refuse([...(found[0]?.username ? [taken('username')] : []), ...(found[0]?.email ? [taken('email')] : [])])

  const passwordHash = await passwords.hash(password)
  try {
    const { rows } = await pool.query<{ account_id: Id }>(
      `WITH account AS (INSERT INTO users.accounts (username) VALUES ($1) RETURNING id)
       INSERT INTO users.credentials (account_id, password_hash, email) SELECT id, $2, $3 FROM account
       RETURNING account_id`,
      [username, passwordHash, email ?? null],
    )
    return await getAccount({ pool }, rows[0]!.account_id)
  } catch (error) {
    if (isUniqueViolation(error, 'accounts_username')) refuse([taken('username')])
    if (isUniqueViolation(error, 'credentials_email')) refuse([taken('email')])
    throw error
  }
}
