// Accounts as administrators see them: hidden ones too, with what nobody else may know.
import type { AdminAccount, Id, LifecycleMethods } from '@rookery/contracts'
import { type AccountRow, SELECT_ACCOUNTS, toAccount } from '../accounts/account-row.ts'
import type { UserContext } from '../context.ts'

type AdminRow = AccountRow & { email: string | null; reason: string | null }

const SELECT_ADMIN_ACCOUNTS = `
  SELECT found.*, s.email, r.reason FROM (${SELECT_ACCOUNTS}) AS found
  LEFT JOIN users.credentials s ON s.account_id = found.id
  LEFT JOIN users.sign_ups r ON r.account_id = found.id`

const toAdminAccount = (row: AdminRow): AdminAccount => ({
  account: toAccount(row),
  email: row.email,
  reason: row.reason,
})

/** Newest first. */
export async function listAccounts(
  { pool }: Pick<UserContext, 'pool'>,
  { state, admins, username, maxId, limit }: Parameters<LifecycleMethods['listAccounts']>[0],
): Promise<AdminAccount[]> {
  // Nothing else can be in a username.
  if (username !== undefined && !/^\w{1,30}$/.test(username)) return []
  const { rows } = await pool.query<AdminRow>(
    `${SELECT_ADMIN_ACCOUNTS}
     WHERE ($1::text IS NULL OR found.state = $1) AND ($2::boolean IS NULL OR found.admin = $2)
       AND ($3::text IS NULL OR lower(found.username) LIKE lower($3) || '%') AND ($4::bigint IS NULL OR found.id < $4)
     ORDER BY found.id DESC LIMIT $5`,
    [state ?? null, admins ?? null, username?.replaceAll('_', '\\_') ?? null, maxId ?? null, limit],
  )
  return rows.map(toAdminAccount)
}

export async function findAnyAccount(
  { pool }: Pick<UserContext, 'pool'>,
  wanted: { accountId: Id } | { username: string },
): Promise<AdminAccount | null> {
  const byId = 'accountId' in wanted
  if (!byId && !/^\w{1,30}$/.test(wanted.username)) return null
  const { rows } = await pool.query<AdminRow>(
    `${SELECT_ADMIN_ACCOUNTS} WHERE ${byId ? 'found.id = $1' : 'lower(found.username) = lower($1)'}`,
    [byId ? wanted.accountId : wanted.username],
  )
  return rows[0] ? toAdminAccount(rows[0]) : null
}
