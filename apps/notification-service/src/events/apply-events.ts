/** Applies a batch of events to the tables, in the transaction that also keeps its position. */
import type { DomainEvent, Id } from '@rookery/contracts'
import { standing } from '../causes/standing.ts'
import type { NotificationContext } from '../context.ts'
import type { AppliedTransaction } from '../store/applied-store.ts'
import { forgetCauses, forgetTweets, forgetUpdates, markGone, writeCauses } from '../store/write-causes.ts'
import { type Effects, effectsOf, isQuiet, type Told } from './effects-of.ts'

/** People told in one statement; also how many are read at once. */
const PAGE = 1_000

type Context = Pick<NotificationContext, 'users' | 'tweets'>

/** False when the events lead to nothing: then no transaction is needed, and none of them need be remembered. */
export async function concernsAnybody({ users }: Pick<Context, 'users'>, events: readonly DomainEvent[]) {
  const effects = effectsOf(events)
  if (!isQuiet(effects)) return true
  if (effects.tellFollowers.length === 0) return false
  const followeeIds = authorsOf(effects.tellFollowers)
  return (await users.notifiedFollowers({ followeeIds, after: null, limit: 1 })).length > 0
}

export async function applyEvents(context: Context, tx: AppliedTransaction, events: readonly DomainEvent[]) {
  await applyEffects(context, tx, effectsOf(events))
}

/**
 * One event that was parked, perhaps long ago: causes that ended since then, whose end was applied already, do not come back.
 */
export async function replayEvent(context: Context, tx: AppliedTransaction, event: DomainEvent) {
  const effects = effectsOf([event])
  const told = [...effects.tellFollowers, ...effects.tellBoosters].map(({ tweetId }) => tweetId)
  const there = new Set((await context.tweets.getTweets({ ids: told })).map(({ id }) => id))
  const isThere = ({ tweetId }: Told) => there.has(tweetId)
  await applyEffects(context, tx, {
    ...effects,
    wanted: await standing(context, effects.wanted),
    tellFollowers: effects.tellFollowers.filter(isThere),
    tellBoosters: effects.tellBoosters.filter(isThere),
  })
}

async function applyEffects(context: Context, tx: AppliedTransaction, effects: Effects): Promise<void> {
  await markGone(tx.client, effects.goneAccounts)
  await forgetTweets(tx.client, effects.goneTweets)
  await forgetCauses(tx.client, effects.gone)
  await writeCauses(tx.client, effects.wanted)
  await tellFollowers(context, tx, effects.tellFollowers)
  for (const told of effects.tellBoosters) await tellBoosters(context, tx, told)
}

/** In pages by (author, follower): nobody's list is ever in memory. */
async function tellFollowers({ users }: Context, { client }: AppliedTransaction, posts: readonly Told[]) {
  if (posts.length === 0) return
  const followeeIds = authorsOf(posts)
  for (let after: { followeeId: Id; followerId: Id } | null = null; ; ) {
    const page = await users.notifiedFollowers({ followeeIds, after, limit: PAGE })
    const causes = page.flatMap(({ followeeId, followerId }) =>
      posts
        .filter(({ authorId }) => authorId === followeeId)
        .map(({ tweetId }) => ({ accountId: followerId, kind: 'status' as const, actorId: followeeId, tweetId })),
    )
    for (let at = 0; at < causes.length; at += PAGE) await writeCauses(client, causes.slice(at, at + PAGE))
    after = page.at(-1) ?? null
    if (page.length < PAGE || after === null) return
  }
}

/** A newer edit replaces what was said of an older one, as in Mastodon. */
async function tellBoosters({ tweets }: Context, { client }: AppliedTransaction, { authorId, tweetId }: Told) {
  await forgetUpdates(client, tweetId)
  for (let minId: Id | null = 0; minId !== null; ) {
    const page: { ids: Id[]; firstCursor: Id | null } = await tweets.boosterPage({ tweetId, minId, limit: PAGE })
    const others = page.ids.filter((id) => id !== authorId)
    await writeCauses(
      client,
      others.map((accountId) => ({ accountId, kind: 'update', actorId: authorId, tweetId })),
    )
    minId = page.ids.length < PAGE ? null : page.firstCursor
  }
}

const authorsOf = (posts: readonly Told[]): Id[] => [...new Set(posts.map(({ authorId }) => authorId))]
