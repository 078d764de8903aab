/** What bookmarks, pins and thread mutes share: a statement about the original of a post, and who must hear of the first one. */
import { type Id, notFound } from '@rookery/contracts'
import type { TweetDeps } from '../deps.ts'
import { type Statement, write } from '../statement.ts'

export interface MarkInput {
  accountId: Id
  tweetId: Id
}

export type MarkDeps = Pick<TweetDeps, 'pool' | 'graphChanged'>

/** For statements: `original` has the id and the thread of what $2 names; $1 is the account. */
export const ORIGINAL = `WITH original AS (
    SELECT o.id, coalesce(o.thread_id, o.id) AS thread_id
    FROM tweets.tweets t JOIN tweets.tweets o ON o.id = coalesce(t.boost_of_id, t.id) WHERE t.id = $2
  )`

/**
 * The statement answers no row when the post is gone, and `first` when the account has no other mark of the kind: gateways
 * remember who has none with the viewer's graph, so these have to read it again. Taking one back needs nothing of the kind.
 */
export async function changeMark({ pool, graphChanged }: MarkDeps, statement: Statement, input: MarkInput) {
  const [changed] = await write<{ first: boolean }>(pool, statement, [input.accountId, input.tweetId])
  if (!changed) throw notFound()
  if (changed.first) await graphChanged([input.accountId])
}
