/**
 * Brings the table up from its causes when the group is new or what the log would have told is lost. Rebuilt for the last thirty
 * days: mentions, boosts, likes of posts of that time, follows, requests to follow; not `status` and `update`, which follow from no
 * row. What is there and whose cause is gone, of any age, goes. Idempotent; what is rebuilt has ids of its time, and is not sent live.
 */
import { type FollowKey, firstIdAt, type Id, type LikeKey } from '@rookery/contracts'
import type { NotificationContext } from '../context.ts'
import type { Cause } from '../events/changes-of.ts'
import { changesOf } from '../events/changes-of.ts'
import { forgetCauses, type PastCause, writePastCauses } from '../store/write-causes.ts'
import { standing } from './standing.ts'

const PAGE = 1_000
const DAYS_MS = 30 * 86_400_000

type Context = Pick<NotificationContext, 'pool' | 'users' | 'tweets' | 'clock' | 'logger'>

export async function backfill(context: Context): Promise<void> {
  const sinceId = firstIdAt(context.clock.now() - DAYS_MS)
  const gone = await sweep(context)
  await likes(context, sinceId)
  await tweets(context, sinceId)
  await follows(context, sinceId, 'follow')
  await follows(context, sinceId, 'follow_request')
  context.logger.info({ gone }, 'notifications were brought up from the tables')
}

/** Rows whose cause has ended. */
async function sweep(context: Context): Promise<number> {
  let gone = 0
  for (let after: Id = 0; ; ) {
    const { rows } = await context.pool.query<Cause & { id: Id }>(
      `SELECT id, account_id AS "accountId", kind, actor_id AS "actorId", tweet_id AS "tweetId"
       FROM notifications.notifications WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    )
    const kept = new Set(await standing(context, rows))
    const ended = rows.filter((row) => !kept.has(row))
    await forgetCauses(context.pool, ended)
    gone += ended.length
    if (rows.length < PAGE) return gone
    after = rows.at(-1)!.id
  }
}

async function likes({ pool, tweets }: Context, sinceId: Id): Promise<void> {
  for (let after: LikeKey | null = null; ; ) {
    const page: Awaited<ReturnType<typeof tweets.likesFrom>> = await tweets.likesFrom({ sinceId, after, limit: PAGE })
    const causes = page.likes.map(({ id, tweetId, tweetAuthorId, accountId }): PastCause => {
      return { accountId: tweetAuthorId, kind: 'favourite', actorId: accountId, tweetId, causeId: id }
    })
    await writePastCauses(pool, causes)
    after = page.next
    if (after === null) return
  }
}

/** Mentions and boosts, by the same rules as events. */
async function tweets({ pool, tweets: service }: Context, sinceId: Id): Promise<void> {
  for (let afterId: Id | null = sinceId; afterId !== null; ) {
    const page: Awaited<ReturnType<typeof service.tellingTweetsAfter>> = await service.tellingTweetsAfter({
      afterId,
      limit: PAGE,
    })
    const causes = page.tweets.flatMap((tweet) => {
      const position = { epoch: 0, lsn: 0, index: 0 }
      const changes = changesOf({ type: 'tweet.posted', v: 1, position, at: tweet.createdAt, ...tweet })
      return changes.flatMap((change) => (change.do === 'tell' ? [{ ...change.cause, causeId: tweet.tweetId }] : []))
    })
    for (let at = 0; at < causes.length; at += PAGE) await writePastCauses(pool, causes.slice(at, at + PAGE))
    afterId = page.next
  }
}

async function follows({ pool, users }: Context, sinceId: Id, kind: 'follow' | 'follow_request'): Promise<void> {
  const read = kind === 'follow' ? users.followsFrom : users.followRequestsFrom
  for (let after: FollowKey | null = null; ; ) {
    const page: Awaited<ReturnType<typeof read>> = await read({ sinceId, after, limit: PAGE })
    const causes = page.follows.map(({ id, accountId, targetId }): PastCause => {
      return { accountId: targetId, kind, actorId: accountId, tweetId: null, causeId: id }
    })
    await writePastCauses(pool, causes)
    after = page.next
    if (after === null) return
  }
}
