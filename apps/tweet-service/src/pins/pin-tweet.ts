/** Posts that stand on top of their author's page. What may be pinned is a trigger's rule; here it gets its words. */
import { type Id, invalid } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { changeMark, type MarkDeps, type MarkInput } from '../marks/change-mark.ts'
import { rows, type Statement } from '../statement.ts'

/** The post itself, not what it boosts: boosts are refused. */
const PIN: Statement = {
  name: 'pin_tweet',
  text: `WITH pinned AS (SELECT id FROM tweets.tweets WHERE id = $2), made AS (
    INSERT INTO tweets.pins (account_id, tweet_id) SELECT $1::bigint, id FROM pinned ON CONFLICT DO NOTHING
  ) SELECT NOT EXISTS (SELECT FROM tweets.pins p WHERE p.account_id = $1 AND p.tweet_id <> pinned.id) AS first FROM pinned`,
}

const UNPIN: Statement = {
  name: 'unpin_tweet',
  text: `WITH unpinned AS (SELECT id FROM tweets.tweets WHERE id = $2), gone AS (
    DELETE FROM tweets.pins USING unpinned WHERE account_id = $1 AND tweet_id = unpinned.id
  ) SELECT false AS first FROM unpinned`,
}

const PINNED: Statement = {
  name: 'pinned_by',
  text: 'SELECT tweet_id AS id FROM tweets.pins p WHERE account_id = $1 ORDER BY p.id DESC',
}

/** As Mastodon says it. */
const REFUSALS: Readonly<Record<string, string>> = {
  pins_own: "Someone else's post cannot be pinned",
  pins_no_boost: 'A boost cannot be pinned',
  pins_not_direct: 'Posts that are only visible to mentioned users cannot be pinned',
  pins_limit: 'You have already pinned the maximum number of posts',
}

export async function pinTweet(deps: MarkDeps, input: MarkInput): Promise<void> {
  try {
    await changeMark(deps, PIN, input)
  } catch (error) {
    const refusal = REFUSALS[String((error as { constraint?: unknown }).constraint)]
    throw refusal ? invalid(refusal) : error
  }
}

export const unpinTweet = (deps: MarkDeps, input: MarkInput): Promise<void> => changeMark(deps, UNPIN, input)

export const pinnedBy = async (pool: Pool, { authorId }: { authorId: Id }): Promise<Id[]> =>
  (await rows<{ id: Id }>(pool, PINNED, [authorId])).map(({ id }) => id)
