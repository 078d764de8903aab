// Reading filters: a person's whole set in one round trip, as gateways hold it.
import type { Filter, Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const FILTERS = `
  SELECT f.id, f.title, f.context, f.action, f.expires_at AS "expiresAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'keyword', k.keyword, 'wholeWord', k.whole_word) ORDER BY k.id)
                   FROM users.filter_keywords k WHERE k.filter_id = f.id), '[]') AS keywords,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'tweetId', s.tweet_id) ORDER BY s.id)
                   FROM users.filter_statuses s WHERE s.filter_id = f.id), '[]') AS tweets
  FROM users.filters f WHERE f.account_id = $1 ORDER BY f.id`

export async function filtersOf(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId }: { accountId: Id },
): Promise<Filter[]> {
  const { rows } = await pool.query<Filter>({ name: 'filters-of', text: FILTERS, values: [accountId] })
  return rows
}
