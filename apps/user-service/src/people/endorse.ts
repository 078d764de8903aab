// Showing somebody on one's profile. Only people one follows: the database ends it with the follow.
import { type Id, invalid, type Relationship } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

interface Pair {
  accountId: Id
  targetId: Id
}

/** Throws `invalid` unless the account follows the target. Endorsing again is no error. */
export async function endorse(
  context: Pick<UserContext, 'pool'>,
  { accountId, targetId }: Pair,
): Promise<Relationship> {
  await context.pool
    .query(
      'INSERT INTO users.endorsements (account_id, target_id) VALUES ($1, $2) ON CONFLICT (account_id, target_id) DO NOTHING',
      [accountId, targetId],
    )
    .catch((error) => {
      if (error.constraint === 'endorsements_follow') throw invalid('You must be following who you want to endorse')
      throw error
    })
  return relationshipTo(context, accountId, targetId)
}

/** Ending an endorsement that is none is no error. */
export async function unendorse(
  context: Pick<UserContext, 'pool'>,
  { accountId, targetId }: Pair,
): Promise<Relationship> {
  await context.pool.query('DELETE FROM users.endorsements WHERE account_id = $1 AND target_id = $2', [
    accountId,
    targetId,
  ])
  return relationshipTo(context, accountId, targetId)
}
