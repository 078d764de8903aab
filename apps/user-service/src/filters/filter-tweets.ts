// Single posts under a filter. Whether the post may be seen is its caller's question.
import { type FilterTweet, type Id, notFound } from '@rookery/contracts'
import { changeFilters, type FilterDeps, requireFilter } from './change-filters.ts'

/** Adding it again answers the entry that is there. */
export function addFilterTweet(
  deps: FilterDeps,
  { accountId, filterId, tweetId }: { accountId: Id; filterId: Id; tweetId: Id },
): Promise<FilterTweet> {
  return changeFilters(deps, accountId, async (client) => {
    await requireFilter(client, accountId, filterId)
    const { rows } = await client.query<FilterTweet>(
      `WITH made AS (
         INSERT INTO users.filter_statuses (filter_id, tweet_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
       )
       SELECT id, $2::bigint AS "tweetId" FROM made
       UNION ALL SELECT id, tweet_id FROM users.filter_statuses WHERE filter_id = $1 AND tweet_id = $2`,
      [filterId, tweetId],
    )
    return rows[0]!
  })
}

export async function removeFilterTweet(deps: FilterDeps, { accountId, id }: { accountId: Id; id: Id }): Promise<void> {
  await changeFilters(deps, accountId, async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM users.filter_statuses s USING users.filters f
       WHERE s.id = $1 AND f.id = s.filter_id AND f.account_id = $2`,
      [id, accountId],
    )
    if (rowCount !== 1) throw notFound()
  })
}
