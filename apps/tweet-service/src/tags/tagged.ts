/** Entries and figures by hashtag, from tweet_tags: it holds public posts only, and boosts have no tags. */
import type { Paging, TagUsage, TimelineEntry } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { page, pageStatement } from '../pages/paging.ts'
import { rows, type Statement } from '../statement.ts'

/** One index range a tag, from the index alone; then rows of those that make the page, each once. $4 tags. */
const TAGGED = pageStatement(
  'home_by_tag',
  ({ bounds, order }) => `SELECT t.id AS "tweetId", t.author_id AS "authorId", 0::bigint AS "boostOfId" FROM (
    SELECT DISTINCT e.tweet_id FROM unnest($4::text[]) AS a (tag) CROSS JOIN LATERAL (
      SELECT g.tweet_id FROM tweets.tweet_tags g WHERE g.tag = a.tag AND ${bounds('g.tweet_id')} ${order('g.tweet_id')}
    ) AS e ${order('e.tweet_id')}
  ) AS p JOIN tweets.tweets t ON t.id = p.tweet_id ${order('t.id')}`,
)

export const taggedEntries = (pool: Pool, { tags, ...paging }: { tags: string[] } & Paging): Promise<TimelineEntry[]> =>
  page(pool, TAGGED, paging, [tags])

export const newestTagged = (
  pool: Pool,
  { tags, limit }: { tags: string[]; limit: number },
): Promise<TimelineEntry[]> => (tags.length === 0 ? Promise.resolve([]) : taggedEntries(pool, { tags, limit }))

/** A week of a busy tag is counted up to here: the figures are for people to look at. */
const MOST_COUNTED = 10_000
/** Ids say when a post was written. */
const USAGE: Statement = {
  name: 'tag_usage',
  text: `SELECT a.tag, e.day, count(*) AS uses, count(DISTINCT e.author_id) AS accounts
  FROM unnest($1::text[]) AS a (tag) CROSS JOIN LATERAL (
    SELECT date_trunc('day', t.created_at, 'UTC') AS day, t.author_id
    FROM tweets.tweet_tags g JOIN tweets.tweets t ON t.id = g.tweet_id
    WHERE g.tag = a.tag AND g.tweet_id >= (extract(epoch FROM date_trunc('day', now(), 'UTC') - interval '6 days')::bigint * 1000 - 1451606400000) * 4096
    ORDER BY g.tweet_id DESC LIMIT ${MOST_COUNTED}
  ) AS e GROUP BY a.tag, e.day`,
}

export const tagUsage = async (pool: Pool, { tags }: { tags: string[] }): Promise<TagUsage[]> =>
  tags.length === 0 ? [] : rows<TagUsage>(pool, USAGE, [tags])
