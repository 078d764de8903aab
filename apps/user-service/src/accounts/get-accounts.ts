// Accounts in batches: raw SQL, because every page of posts asks for its authors.
import { type Account, type Id, notFound } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { type AccountRow, SELECT_ACCOUNTS, toAccount } from './account-row.ts'

export async function getAccounts({ pool }: Pick<UserContext, 'pool'>, { ids }: { ids: Id[] }): Promise<Account[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<AccountRow>({
    name: 'get-accounts',
    text: `${SELECT_ACCOUNTS} WHERE a.id = ANY ($1::bigint[]) AND a.state = 'active'`,
    values: [ids],
  })
  return rows.map(toAccount)
}

/** Throws `notFound` for unknown and hidden ones. */
export async function getAccount(context: Pick<UserContext, 'pool'>, id: Id): Promise<Account> {
  const [account] = await getAccounts(context, { ids: [id] })
  if (!account) throw notFound()
  return account
}

/** In any case; hidden ones are left out. */
export async function findAccountsByUsername(
  { pool }: Pick<UserContext, 'pool'>,
  { usernames }: { usernames: string[] },
): Promise<Account[]> {
  // Nothing else can be a username; and PostgreSQL would refuse a NUL.
  const possible = usernames.filter((name) => /^[A-Za-z0-9_]{1,30}$/.test(name)).map((name) => name.toLowerCase())
  if (possible.length === 0) return []
  const { rows } = await pool.query<AccountRow>({
    name: 'find-accounts-by-username',
    text: `${SELECT_ACCOUNTS} WHERE lower(a.username) = ANY ($1::text[]) AND a.state = 'active'`,
    values: [possible],
  })
  return rows.map(toAccount)
}
