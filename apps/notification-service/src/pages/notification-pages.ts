/** Reading: pages, single ones by id, counts of groups. One query each. */
import type { Id, Notification, NotificationGroupCounts, NotificationsService } from '@rookery/contracts'
import { keyset, type Pool } from '@rookery/database'

const COLUMNS = `n.id, n.account_id AS "accountId", n.kind, n.actor_id AS "actorId", n.tweet_id AS "tweetId",
  n.group_key AS "groupKey"`
const LAST_READ = `coalesce((SELECT last_read_id FROM notifications.markers
  WHERE account_id = $1 AND timeline = 'notifications'), 0)`

type Input<Name extends keyof NotificationsService> = Parameters<NotificationsService[Name]>[0]

export async function notificationPage(pool: Pool, input: Input<'notificationPage'>): Promise<Notification[]> {
  const values: unknown[] = [input.accountId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = ['n.account_id = $1', 'NOT n.dismissed']
  const { kinds, fromAccountId, withoutGroups = [], groupKey } = input
  if (kinds.length === 0) return []
  // One kind has an index in the order of its page.
  if (kinds.length === 1) conditions.push(`n.kind = ${parameter(kinds[0])}`)
  else conditions.push(`n.kind = ANY (${parameter(kinds)}::text[])`)
  if (fromAccountId !== undefined) conditions.push(`n.actor_id = ${parameter(fromAccountId)}`)
  if (groupKey !== undefined) conditions.push(`n.group_key = ${parameter(groupKey)}`)
  if (withoutGroups.length > 0) conditions.push(`n.group_key <> ALL (${parameter(withoutGroups)}::text[])`)
  const { withoutActorIds = [], withoutTweetIds = [] } = input
  if (withoutActorIds.length > 0) conditions.push(`n.actor_id <> ALL (${parameter(withoutActorIds)}::bigint[])`)
  if (withoutTweetIds.length > 0)
    conditions.push(`(n.tweet_id IS NULL OR n.tweet_id <> ALL (${parameter(withoutTweetIds)}::bigint[]))`)
  if (input.unread) conditions.push(`n.id > ${LAST_READ}`)
  const page = keyset(input, 'n.id', values)
  const { rows } = await pool.query<Notification>(
    `SELECT ${COLUMNS} FROM notifications.notifications n
     WHERE ${conditions.join(' AND ')} AND ${page.where} ${page.orderAndLimit}`,
    values,
  )
  return page.newestFirst(rows)
}

export async function getNotifications(pool: Pool, { ids }: { ids: Id[] }): Promise<Notification[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<Notification>({
    name: 'get-notifications',
    text: `SELECT ${COLUMNS} FROM notifications.notifications n WHERE n.id = ANY ($1::bigint[]) AND NOT n.dismissed`,
    values: [ids],
  })
  return rows
}

/** In a group each person stands once: its members differ in nothing but the actor. */
export async function countGroups(pool: Pool, input: Input<'countGroups'>): Promise<NotificationGroupCounts[]> {
  if (input.groupKeys.length === 0) return []
  const { rows } = await pool.query<NotificationGroupCounts>({
    name: 'count-groups',
    text: `SELECT n.group_key AS "groupKey", count(*) AS count, max(n.id) AS "newestId",
        coalesce(min(n.id) FILTER (WHERE n.id > $3), max(n.id)) AS "pageOldestId",
        (array_agg(n.actor_id ORDER BY n.id DESC))[1:$5] AS "actorIds"
      FROM notifications.notifications n
      WHERE n.account_id = $1 AND n.group_key = ANY ($2::text[]) AND NOT n.dismissed AND n.id < $4
      GROUP BY n.group_key`,
    values: [
      input.accountId,
      input.groupKeys,
      input.aboveId ?? 0,
      input.belowId ?? Number.MAX_SAFE_INTEGER,
      input.sample,
    ],
  })
  return rows
}
