// Blocking somebody; the database ends the follows between the two in the same statement.
import { type Id, invalid, type Relationship } from '@rookery/contracts'
import { retryPassing } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

interface Pair {
  accountId: Id
  targetId: Id
}

/** Throws `notFound` when the target does not exist, `invalid` for oneself. Blocking again is no error. */
export async function blockUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, targetId }: Pair,
): Promise<Relationship> {
  if (accountId === targetId) throw invalid('You cannot block yourself')
  await retryPassing(() =>
    context.pool.query(
      `INSERT INTO users.blocks (account_id, target_id) SELECT $1, id FROM users.accounts WHERE id = $2
       ON CONFLICT (account_id, target_id) DO NOTHING`,
      [accountId, targetId],
    ),
  )
  await context.graphChanged([accountId, targetId])
  return relationshipTo(context, accountId, targetId)
}

/** Ending a block that is none is no error. Follows that it ended stay ended. */
export async function unblockUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, targetId }: Pair,
): Promise<Relationship> {
  await context.pool.query('DELETE FROM users.blocks WHERE account_id = $1 AND target_id = $2', [accountId, targetId])
  await context.graphChanged([accountId, targetId])
  return relationshipTo(context, accountId, targetId)
}
