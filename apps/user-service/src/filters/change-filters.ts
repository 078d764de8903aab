// Changing filters: one transaction, within the limits, and every gateway compiles them anew before the answer.
import { type Id, notFound } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import type { PoolClient } from 'pg'
import type { UserContext } from '../context.ts'
import { MOST_FILTERS, MOST_KEYWORDS, MOST_TWEETS, tooMany } from './check-filter.ts'

export type FilterDeps = Pick<UserContext, 'pool' | 'graphChanged'>

export async function changeFilters<T>(
  { pool, graphChanged }: FilterDeps,
  accountId: Id,
  change: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const changed = await withTransaction(pool, async (client) => {
    // Two changes at once by the same person would each count without the other's.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('users.filters', $1))", [accountId])
    const result = await change(client)
    await checkCounts(client, accountId)
    return result
  })
  await graphChanged([accountId])
  return changed
}

/** 404 unless it is the account's own. */
export async function requireFilter(client: PoolClient, accountId: Id, filterId: Id): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM users.filters WHERE id = $1 AND account_id = $2', [
    filterId,
    accountId,
  ])
  if (rowCount !== 1) throw notFound()
}

async function checkCounts(client: PoolClient, accountId: Id): Promise<void> {
  const { rows } = await client.query<Record<'filters' | 'keywords' | 'tweets', Id>>(
    `SELECT count(*) AS filters,
            coalesce(sum((SELECT count(*) FROM users.filter_keywords WHERE filter_id = f.id)), 0)::bigint AS keywords,
            coalesce(sum((SELECT count(*) FROM users.filter_statuses WHERE filter_id = f.id)), 0)::bigint AS tweets
     FROM users.filters f WHERE account_id = $1`,
    [accountId],
  )
  const { filters, keywords, tweets } = rows[0]!
  if (filters > MOST_FILTERS) throw tooMany('topics')
  if (keywords > MOST_KEYWORDS) throw tooMany('keywords')
  if (tweets > MOST_TWEETS) throw tooMany('posts')
}
