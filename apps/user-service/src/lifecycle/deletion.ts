// An account goes: hidden at once by its state, asked of every service, and asked again until all have confirmed.
import { DELETION_SERVICES, type DeletionService, type Id, notFound } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { ownPassword } from '../passwords/own-password.ts'
import { deleteAccount } from './administer.ts'

/** False when the password is wrong. The record names the account itself as who did it. */
export async function deleteOwnAccount(
  context: Pick<UserContext, 'pool' | 'passwords' | 'accountChanged'>,
  { accountId, password }: { accountId: Id; password: string },
): Promise<boolean> {
  if (!(await ownPassword(context, accountId, password))) return false
  await deleteAccount(context, { actor: accountId, accountId })
  return true
}

export async function confirmDeletion(
  { pool, deletionsMayGoOn }: Pick<UserContext, 'pool' | 'deletionsMayGoOn'>,
  { accountId, service }: { accountId: Id; service: DeletionService },
): Promise<void> {
  if (!DELETION_SERVICES.includes(service)) throw notFound('No such service')
  await pool.query(
    `INSERT INTO users.deletion_confirmations (account_id, service)
     SELECT id, $2 FROM users.accounts WHERE id = $1 AND state = 'deleting' FOR KEY SHARE ON CONFLICT DO NOTHING`,
    [accountId, service],
  )
  deletionsMayGoOn()
}

export async function deletionsAwaiting(
  { pool }: Pick<UserContext, 'pool'>,
  { service, after, limit }: { service: DeletionService; after: Id; limit: number },
): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>(
    `SELECT id FROM users.accounts a WHERE state = 'deleting' AND id > $2
       AND NOT EXISTS (SELECT FROM users.deletion_confirmations c WHERE c.account_id = a.id AND c.service = $1)
     ORDER BY id LIMIT $3`,
    [service, after, limit],
  )
  return rows.map(({ id }) => id)
}
