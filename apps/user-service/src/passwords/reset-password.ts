// An administrator gives somebody a new password: made here, answered once, kept only as its hash.
import { randomBytes } from 'node:crypto'
import { notFound } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import type { UserContext } from '../context.ts'
import type { ByAdministrator } from '../lifecycle/administer.ts'
import { recordDeed } from '../lifecycle/audit-log.ts'
import { setPassword } from './change-password.ts'

export async function resetPassword(
  { pool, passwords, accountChanged }: Pick<UserContext, 'pool' | 'passwords' | 'accountChanged'>,
  { actor, accountId }: ByAdministrator,
): Promise<{ password: string }> {
  const password = randomBytes(15).toString('base64url')
  const hash = await passwords.hash(password)
  await withTransaction(pool, async (client) => {
    const { rows } = await client.query<{ username: string }>(
      `SELECT username FROM users.accounts WHERE id = $1 AND state <> 'deleting' FOR UPDATE`,
      [accountId],
    )
    if (!rows[0]) throw notFound()
    const ended = await setPassword(client, accountId, hash, null)
    const deed = { actor, action: 'reset-password', targetId: accountId, target: rows[0].username }
    await recordDeed(client, { ...deed, details: { sessionsEnded: ended.length } })
  })
  // One signal for all of its sessions.
  await accountChanged(accountId)
  return { password }
}
