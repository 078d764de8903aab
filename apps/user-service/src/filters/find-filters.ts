// Reading filters: whole sets of people in one round trip, as gateways hold them.
import type { Filter, Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const FILTERS = `
  SELECT f.account_id, f.id, f.title, f.context, f.action, f.expires_at AS "expiresAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'keyword', k.keyword, 'wholeWord', k.whole_word) ORDER BY k.id)
                   FROM users.filter_keywords k WHERE k.filter_id = f.id), '[]') AS keywords,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'tweetId', s.tweet_id) ORDER BY s.id)
                   FROM users.filter_statuses s WHERE s.filter_id = f.id), '[]') AS tweets
  FROM users.filters f WHERE f.account_id = ANY ($1::bigint[]) ORDER BY f.id`

type Reading = Pick<UserContext, 'pool'>

export const filtersOf = async (context: Reading, { accountId }: { accountId: Id }): Promise<Filter[]> =>
  (await filtersOfEach(context, { accountIds: [accountId] }))[0]!

export async function filtersOfEach({ pool }: Reading, { accountIds }: { accountIds: Id[] }): Promise<Filter[][]> {
  const { rows } = await pool.query<Filter & { account_id: Id }>({
    name: 'filters-of',
    text: FILTERS,
    values: [accountIds],
  })
  const lists = new Map<Id, Filter[]>(accountIds.map((id) => [id, []]))
  for (const { account_id: accountId, ...filter } of rows) lists.get(accountId)!.push(filter)
  return accountIds.map((id) => lists.get(id)!)
}
