// What somebody writes down about another, for their own eyes.
import { type Id, invalid, type Relationship } from '@rookery/contracts'
import { countLetters, isStorable, refuse } from '../accounts/validation.ts'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

/** As in Mastodon. */
const LONGEST = 2000

/** Throws `notFound` when the target does not exist, `invalid` for oneself and for too long a text. Empty takes the note away. */
export async function setNote(
  context: Pick<UserContext, 'pool'>,
  { accountId, targetId, comment }: { accountId: Id; targetId: Id; comment: string },
): Promise<Relationship> {
  if (accountId === targetId) throw invalid('You cannot note yourself')
  if (!isStorable(comment)) {
    refuse([{ field: 'comment', error: 'ERR_INVALID', description: 'contains characters that cannot be stored' }])
  }
  // The first look is cheap: no letters take so many bytes, and counting them in a megabyte would take a while.
  if (comment.length > 25 * LONGEST || countLetters(comment) > LONGEST) {
    refuse([{ field: 'comment', error: 'ERR_TOO_LONG', description: `is too long (maximum is ${LONGEST} characters)` }])
  }
  if (comment.trim() === '') {
    await context.pool.query('DELETE FROM users.notes WHERE account_id = $1 AND target_id = $2', [accountId, targetId])
  } else {
    await context.pool.query(
      `INSERT INTO users.notes (account_id, target_id, comment) SELECT $1, id, $3 FROM users.accounts WHERE id = $2
       ON CONFLICT (account_id, target_id) DO UPDATE SET comment = EXCLUDED.comment`,
      [accountId, targetId, comment],
    )
  }
  return relationshipTo(context, accountId, targetId)
}
