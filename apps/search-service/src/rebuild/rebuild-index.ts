/**
 * Makes the index anew from the tables, beside the one that answers and beside live changes; then they change places.
 *
 * From the moment the spare slot is declared, events are applied to both. What is read from the tables afterwards is written as of
 * before all positions: it fills what no event has touched, and never wins against one. An event that was applied before that moment
 * shows in the tables when they are read, because writers hold the switch shared until they commit.
 */

import type { Id, KeptTweet, Position } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import { accountChanges } from '../consumers/changes-of-events.ts'
import type { SearchContext } from '../context.ts'
import { applyPeople } from '../people/apply-people.ts'
import { documentOf } from '../post-index/document.ts'
import type { IndexChange } from '../post-index/port.ts'
import { beginBuilding, finishBuilding, type Slot } from '../slots.ts'

/** Rows of a transaction: short ones, so that nothing waits long for a lock. */
const PAGE = 500
/** Any constant of ours: one rebuild at a time. */
const REBUILD_LOCK = 7_665_354_132
const BEFORE_ALL: Position = { epoch: 0, lsn: 0, index: 0 }

export interface Rebuilt {
  accounts: number
  posts: number
  kept: number
}

type Context = Pick<SearchContext, 'pool' | 'index' | 'users' | 'tweets'>

/** Rejects when another one is under way. A rebuild that broke off leaves nothing behind but a slot that the next one empties. */
export async function rebuildIndex(context: Context): Promise<Rebuilt> {
  const holder = await context.pool.connect()
  try {
    const { rows } = await holder.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [REBUILD_LOCK])
    if (!rows[0]?.taken) throw new Error('another rebuild of the search index is under way')
    const slot = await withTransaction(context.pool, beginBuilding)
    const rebuilt = await fill(context, slot)
    await withTransaction(
      context.pool,
      async (tx) => void (await tx.query('SELECT search.analyze_slot($1::smallint)', [slot])),
    )
    await withTransaction(context.pool, (tx) => finishBuilding(tx, slot))
    return rebuilt
  } finally {
    // Closing the connection lets go of the lock, however it ended.
    holder.release(true)
  }
}

async function fill(context: Context, slot: Slot): Promise<Rebuilt> {
  const accounts = await fillAccounts(context, slot)
  const { posts, boosts } = await fillPosts(context, slot)
  const kept = (await fillKept(context, slot, 'liked')) + (await fillKept(context, slot, 'bookmarked'))
  return { accounts, posts, kept: kept + boosts }
}

const write = ({ pool, index }: Context, slot: Slot, changes: IndexChange[]) =>
  withTransaction(pool, (tx) => index.applyWithin(tx, [slot], changes))

async function fillAccounts(context: Context, slot: Slot): Promise<number> {
  let count = 0
  for (let afterId: Id = 0; ; ) {
    const accounts = await context.users.accountsAfter({ afterId, limit: PAGE })
    const changes = accounts.map((account) => accountChanges(account.id, account, BEFORE_ALL))
    await write(
      context,
      slot,
      changes.map(({ author }) => author),
    )
    await withTransaction(context.pool, (tx) =>
      applyPeople(
        tx,
        [slot],
        changes.map(({ person }) => person),
      ),
    )
    count += accounts.length
    if (accounts.length < PAGE) return count
    afterId = accounts.at(-1)!.id
  }
}

async function fillPosts(context: Context, slot: Slot): Promise<{ posts: number; boosts: number }> {
  let [posts, boosts] = [0, 0]
  for (let afterId: Id = 0; ; ) {
    const tweets = await context.tweets.tweetsAfter({ afterId, limit: PAGE })
    const changes = tweets.map((tweet): IndexChange => {
      if (tweet.boostOfId === null) return { kind: 'put', document: documentOf(tweet), version: BEFORE_ALL }
      return {
        kind: 'keep',
        accountId: tweet.authorId,
        postId: tweet.boostOfId,
        reason: 'boosted',
        version: BEFORE_ALL,
      }
    })
    await write(context, slot, changes)
    boosts += tweets.filter(({ boostOfId }) => boostOfId !== null).length
    posts += tweets.filter(({ boostOfId }) => boostOfId === null).length
    if (tweets.length < PAGE) return { posts, boosts }
    afterId = tweets.at(-1)!.id
  }
}

async function fillKept(context: Context, slot: Slot, reason: 'liked' | 'bookmarked'): Promise<number> {
  let count = 0
  for (let after: KeptTweet | null = null; ; ) {
    const entries: KeptTweet[] = await context.tweets.keptAfter({ reason, after, limit: PAGE })
    await write(
      context,
      slot,
      entries.map(
        ({ accountId, tweetId }): IndexChange => ({
          kind: 'keep',
          accountId,
          postId: tweetId,
          reason,
          version: BEFORE_ALL,
        }),
      ),
    )
    count += entries.length
    if (entries.length < PAGE) return count
    after = entries.at(-1)!
  }
}
