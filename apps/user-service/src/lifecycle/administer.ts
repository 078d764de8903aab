// What administrators do to accounts: each deed is one transaction with its record, then every process is told.
import { type AccountState, type Actor, type AdminAccount, type Id, notFound, RookeryError } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import type { PoolClient } from 'pg'
import type { UserContext } from '../context.ts'
import { findAnyAccount } from './admin-accounts.ts'
import { recordDeed } from './audit-log.ts'

type Context = Pick<UserContext, 'pool' | 'accountChanged'>
export interface ByAdministrator {
  actor: Actor
  accountId: Id
}

interface Deed {
  action: string
  /** States from which it is possible. */
  from: readonly AccountState[]
  details?: Record<string, unknown>
  apply(client: PoolClient): Promise<unknown>
  /** Nothing that anybody else sees has changed. */
  quiet?: boolean
}

/** Throws `notFound`, or `wrong_state` (422). Answers the account as it was when it could still be seen: before. */
async function act(context: Context, { actor, accountId }: ByAdministrator, deed: Deed): Promise<AdminAccount> {
  const before = await withTransaction(context.pool, async (client) => {
    await client.query('SELECT FROM users.accounts WHERE id = $1 FOR UPDATE', [accountId])
    const found = await findAnyAccount({ pool: client as never }, { accountId })
    if (!found) throw notFound()
    const { state, username } = found.account
    if (!deed.from.includes(state)) throw new RookeryError('wrong_state', 422, `@${username} is ${state}`)
    await deed.apply(client)
    const { action, details } = deed
    await recordDeed(client, { actor, action, targetId: accountId, target: username, ...(details && { details }) })
    return found
  })
  if (!deed.quiet) await context.accountChanged(accountId)
  return (await findAnyAccount(context, { accountId })) ?? before
}

const toState = (action: string, from: readonly AccountState[], state: AccountState) => {
  return (context: Context, input: ByAdministrator): Promise<AdminAccount> =>
    act(context, input, {
      action,
      from,
      apply: (client) => client.query('UPDATE users.accounts SET state = $2 WHERE id = $1', [input.accountId, state]),
    })
}

export const approveAccount = toState('approve', ['pending'], 'active')
export const suspendAccount = toState('suspend', ['active'], 'suspended')
export const restoreAccount = toState('restore', ['suspended'], 'active')
/** Hides at once; the rest goes in batches (finish-deletions.ts). */
export const deleteAccount = toState('delete', ['active', 'pending', 'suspended'], 'deleting')

/** It never did anything, so nothing but its own rows goes with it. */
export const rejectAccount = (context: Context, input: ByAdministrator): Promise<AdminAccount> =>
  act(context, input, {
    action: 'reject',
    from: ['pending'],
    apply: (client) => client.query('DELETE FROM users.accounts WHERE id = $1', [input.accountId]),
  })

export const setAdministrator = (
  context: Context,
  { admin, ...input }: ByAdministrator & { admin: boolean },
): Promise<AdminAccount> =>
  act(context, input, {
    action: admin ? 'promote' : 'demote',
    from: ['active'],
    quiet: true,
    apply: (client) => client.query('UPDATE users.accounts SET admin = $2 WHERE id = $1', [input.accountId, admin]),
  })
