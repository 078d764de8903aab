/** What a post answers and what answers it. Bounded in both directions; a loop (only possible by hand) ends where it closes. */
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const MOST_ANCESTORS = 40
const MOST_DESCENDANTS = 500

const ANCESTORS: Statement = {
  name: 'thread_ancestors',
  text: `WITH RECURSIVE above (id, parent, depth) AS (
    SELECT id, in_reply_to_id, 0 FROM tweets.tweets WHERE id = $1
    UNION ALL
    SELECT t.id, t.in_reply_to_id, above.depth + 1 FROM above JOIN tweets.tweets t ON t.id = above.parent WHERE above.depth < $2
  ) CYCLE id SET looped USING way
  SELECT id FROM above WHERE depth > 0 AND NOT looped ORDER BY depth DESC`,
}

/** The inner LIMIT ends the recursion, level by level, so that every descendant's parent is there too; then depth first. */
const DESCENDANTS: Statement = {
  name: 'thread_descendants',
  text: `WITH RECURSIVE below (id, path) AS (
    SELECT id, ARRAY[id] FROM tweets.tweets WHERE in_reply_to_id = $1
    UNION ALL
    SELECT t.id, below.path || t.id FROM below JOIN tweets.tweets t ON t.in_reply_to_id = below.id
    WHERE t.id <> ALL (below.path) AND t.id <> $1
  )
  SELECT id FROM (SELECT id, path FROM below LIMIT $2) AS found ORDER BY path`,
}

export async function thread(pool: Pool, tweetId: Id): Promise<{ ancestorIds: Id[]; descendantIds: Id[] }> {
  const [ancestors, descendants] = await Promise.all([
    rows<{ id: Id }>(pool, ANCESTORS, [tweetId, MOST_ANCESTORS]),
    rows<{ id: Id }>(pool, DESCENDANTS, [tweetId, MOST_DESCENDANTS]),
  ])
  return { ancestorIds: ancestors.map((row) => row.id), descendantIds: descendants.map((row) => row.id) }
}
