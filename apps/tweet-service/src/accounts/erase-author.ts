/**
 * Everything of somebody whose account goes: posts with what hangs on them (boosts and likes of others too), likes, boosts,
 * bookmarks, media, keys. In statements of at most 1,000 rows; counters of others follow by their triggers.
 */
import type { Id } from '@rookery/contracts'
import {
  columnsNamed,
  columnsReferencing,
  type ErasableColumn,
  type EraseOptions,
  eraseRows,
  type Pool,
} from '@rookery/database'

/** Posts taken apart together. */
const POSTS = 500
const TWEETS = 'tweets.tweets'
const BY_ID: ErasableColumn = { table: TWEETS, column: 'id' }

/** Answers how many rows went. Begins where an earlier attempt ended; nothing happens for an account that has nothing. */
export async function eraseAuthor(pool: Pool, accountId: Id, options: EraseOptions = {}): Promise<number> {
  const hanging = await columnsReferencing(pool, TWEETS)
  let gone = 0
  for (;;) {
    const { rows } = await pool.query<{ id: Id }>({
      name: 'posts_to_erase',
      text: `SELECT id FROM tweets.tweets WHERE author_id = $1 ORDER BY id DESC LIMIT ${POSTS}`,
      values: [accountId],
    })
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    for (const column of hanging) gone += await eraseRows(pool, column, ids, options)
    gone += await eraseRows(pool, BY_ID, ids, options)
  }
  // Their counters last: the deletion of a post still counts there.
  const own = (await columnsNamed(pool, 'tweets', ['account_id', 'author_id'])).filter(({ table }) => table !== TWEETS)
  const last = (column: ErasableColumn) => Number(column.table === 'tweets.author_counters')
  for (const column of own.sort((a, b) => last(a) - last(b)))
    gone += await eraseRows(pool, column, [accountId], options)
  return gone
}
