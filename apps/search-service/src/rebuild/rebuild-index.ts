/**
 * Makes the index anew from the tables, beside the one that answers and beside live changes; then they change places.
 *
 * From the moment the build has begun, events are applied to both. What is read from the tables afterwards is written as of before all
 * positions: it fills what no event has touched, and never wins against one. An event that was applied before that moment shows in the
 * tables when they are read: whoever writes looks where to after the event was committed (and on PostgreSQL holds the switch).
 */
import type { Id, KeptTweet, Position } from '@rookery/contracts'
import type { Changes } from '../changes.ts'
import { accountChanges } from '../consumers/changes-of-events.ts'
import type { SearchContext } from '../context.ts'
import { documentOf } from '../post-index/document.ts'
import type { IndexChange } from '../post-index/port.ts'

/** Rows at a time: short transactions, so that nothing waits long for a lock. */
const PAGE = 500
const BEFORE_ALL: Position = { epoch: 0, lsn: 0, index: 0 }

export interface Rebuilt {
  accounts: number
  posts: number
  kept: number
}

type Tables = Pick<SearchContext, 'users' | 'tweets'>
type Write = (changes: Changes) => Promise<void>

/**
 * Rejects when another one is under way, and when it is to stop. A rebuild that broke off leaves nothing, one that was killed nothing that
 * the next one does not clear.
 */
export async function rebuildIndex(
  { engine, ...tables }: Pick<SearchContext, 'engine' | 'users' | 'tweets'>,
  stopped?: AbortSignal,
): Promise<Rebuilt> {
  await using build = await engine.build()
  const rebuilt = await fill(tables, (changes) => {
    stopped?.throwIfAborted()
    return build.write(changes)
  })
  stopped?.throwIfAborted()
  await build.finish()
  return rebuilt
}

async function fill(tables: Tables, write: Write): Promise<Rebuilt> {
  const accounts = await fillAccounts(tables, write)
  const { posts, boosts } = await fillPosts(tables, write)
  const kept = (await fillKept(tables, write, 'liked')) + (await fillKept(tables, write, 'bookmarked'))
  return { accounts, posts, kept: kept + boosts }
}

async function fillAccounts({ users }: Tables, write: Write): Promise<number> {
  let count = 0
  for (let afterId: Id = 0; ; ) {
    const accounts = await users.accountsAfter({ afterId, limit: PAGE })
    const changes = accounts.map((account) => accountChanges(account.id, account, BEFORE_ALL))
    await write({ posts: changes.map(({ author }) => author), people: changes.map(({ person }) => person) })
    count += accounts.length
    if (accounts.length < PAGE) return count
    afterId = accounts.at(-1)!.id
  }
}

async function fillPosts({ tweets: service }: Tables, write: Write): Promise<{ posts: number; boosts: number }> {
  let [posts, boosts] = [0, 0]
  for (let afterId: Id = 0; ; ) {
    const tweets = await service.tweetsAfter({ afterId, limit: PAGE })
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
    await write({ posts: changes, people: [] })
    boosts += tweets.filter(({ boostOfId }) => boostOfId !== null).length
    posts += tweets.filter(({ boostOfId }) => boostOfId === null).length
    if (tweets.length < PAGE) return { posts, boosts }
    afterId = tweets.at(-1)!.id
  }
}

async function fillKept({ tweets }: Tables, write: Write, reason: 'liked' | 'bookmarked'): Promise<number> {
  let count = 0
  for (let after: KeptTweet | null = null; ; ) {
    const entries: KeptTweet[] = await tweets.keptAfter({ reason, after, limit: PAGE })
    const posts = entries.map(({ accountId, tweetId }): IndexChange => {
      return { kind: 'keep', accountId, postId: tweetId, reason, version: BEFORE_ALL }
    })
    await write({ posts, people: [] })
    count += entries.length
    if (entries.length < PAGE) return count
    after = entries.at(-1)!
  }
}
