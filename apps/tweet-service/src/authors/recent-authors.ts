/** Who posted last. One pass over the counters: an index on the time would cost every post. */
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const RECENT: Statement = {
  name: 'recent_authors',
  text: `SELECT author_id AS id FROM tweets.author_counters WHERE last_status_at IS NOT NULL
  ORDER BY last_status_at DESC, author_id DESC LIMIT $1`,
}

export async function recentAuthors(pool: Pool, { limit }: { limit: number }): Promise<Id[]> {
  return (await rows<{ id: Id }>(pool, RECENT, [limit])).map(({ id }) => id)
}
