/** The rows of causes: one statement for any number of them. */
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { PoolClient } from 'pg'
import type { Cause } from '../events/changes-of.ts'

type Client = Pick<Pool | PoolClient, 'query'>

const columns = (causes: readonly Cause[]) => [
  causes.map(({ accountId }) => accountId),
  causes.map(({ kind }) => kind),
  causes.map(({ actorId }) => actorId),
  causes.map(({ tweetId }) => tweetId),
]
const GIVEN = 'unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])'
const NOT_GONE =
  'NOT EXISTS (SELECT FROM notifications.gone_accounts g WHERE g.account_id IN (c.account_id, c.actor_id))'
const ONCE = 'ON CONFLICT (account_id, kind, actor_id, tweet_id) DO NOTHING'

/** Each once, in the given order; those that are there stay as they are. */
export async function writeCauses(client: Client, causes: readonly Cause[]): Promise<void> {
  if (causes.length === 0) return
  await client.query({
    name: 'write-causes',
    text: `INSERT INTO notifications.notifications (account_id, kind, actor_id, tweet_id)
      SELECT c.account_id, c.kind, c.actor_id, c.tweet_id
      FROM ${GIVEN} WITH ORDINALITY AS c (account_id, kind, actor_id, tweet_id, place)
      WHERE ${NOT_GONE} ORDER BY c.place ${ONCE}`,
    values: columns(causes),
  })
}

export interface PastCause extends Cause {
  /** An id of its time: of the like, the follow, the post. */
  causeId: Id
}

/** Of before now: with ids of their time, and not what was cleared since. */
export async function writePastCauses(client: Client, causes: readonly PastCause[]): Promise<void> {
  if (causes.length === 0) return
  await client.query({
    name: 'write-past-causes',
    text: `INSERT INTO notifications.notifications (id, account_id, kind, actor_id, tweet_id)
      SELECT notifications.id_at(c.cause_id), c.account_id, c.kind, c.actor_id, c.tweet_id
      FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS c (account_id, kind, actor_id, tweet_id, cause_id)
      LEFT JOIN notifications.clearings k ON k.account_id = c.account_id
      WHERE ${NOT_GONE} AND c.cause_id > coalesce(k.cleared_id, 0) AND c.account_id <> c.actor_id ${ONCE}`,
    values: [...columns(causes), causes.map(({ causeId }) => causeId)],
  })
}

export async function forgetCauses(client: Client, causes: readonly Cause[]): Promise<void> {
  if (causes.length === 0) return
  await client.query({
    name: 'forget-causes',
    text: `DELETE FROM notifications.notifications n USING ${GIVEN} AS c (account_id, kind, actor_id, tweet_id)
      WHERE n.account_id = c.account_id AND n.kind = c.kind AND n.actor_id = c.actor_id
        AND n.tweet_id IS NOT DISTINCT FROM c.tweet_id`,
    values: columns(causes),
  })
}

export async function forgetTweets(client: Client, tweetIds: readonly Id[]): Promise<void> {
  if (tweetIds.length === 0) return
  await client.query({
    name: 'forget-tweets',
    text: 'DELETE FROM notifications.notifications WHERE tweet_id = ANY ($1::bigint[])',
    values: [tweetIds],
  })
}

/** What was said of earlier edits. */
export async function forgetUpdates(client: Client, tweetId: Id): Promise<void> {
  await client.query({
    name: 'forget-updates',
    text: "DELETE FROM notifications.notifications WHERE tweet_id = $1 AND kind = 'update'",
    values: [tweetId],
  })
}

/** From now on nothing is written about these accounts; what there is goes in batches (purge-accounts.ts). */
export async function markGone(client: Client, accountIds: readonly Id[]): Promise<void> {
  if (accountIds.length === 0) return
  await client.query(
    `INSERT INTO notifications.gone_accounts (account_id) SELECT unnest($1::bigint[])
     ON CONFLICT (account_id) DO UPDATE SET purged_at = NULL`,
    [accountIds],
  )
}
