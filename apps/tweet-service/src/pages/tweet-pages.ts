/** Pages of posts: an author's, the public one, a tag's. */
import { normalizeTag, type Paging, type TagPageFilter, type Tweet, type TweetsService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from '../tweets/tweet-row.ts'
import { type Direction, page, pageStatement } from './paging.ts'

/**
 * $5 the viewer, NULL for nobody; $6 whether they follow. What maySee allows, but for blocks and boosted posts.
 * The subselect hides from the planner who it is: it took the primary key for somebody with a tenth of a million posts, and looked
 * at all of them for a stranger (270 ms). Now that costs the author's own posts: 5 ms where 5,000 private ones hide what is open.
 */
const authorSql =
  (more: string) =>
  ({ bounds, order }: Direction) =>
    `SELECT ${TWEET_COLUMNS} FROM tweets.tweets t ${JOIN_COUNTERS}
  WHERE t.author_id = (SELECT $4::bigint) AND ${bounds('t.id')} AND (
      t.visibility IN ('public', 'unlisted') OR t.author_id = $5 OR $6::boolean AND t.visibility = 'followers'
      OR t.mention_ids @> ARRAY[$5::bigint]
    )
    AND (NOT $7::boolean OR t.in_reply_to_id IS NULL OR t.in_reply_to_account_id = t.author_id)
    AND (NOT $8::boolean OR t.boost_of_id IS NULL)
    AND ($9::text IS NULL OR t.tags @> ARRAY[$9::text]) ${more}
  ${order('t.id')}`
const AUTHOR = pageStatement('author_page', authorSql(''))
/** The condition is that of the index tweets_author_media. */
const AUTHOR_MEDIA = pageStatement('author_media_page', authorSql(`AND t.media_ids <> '{}'`))

/** The conditions are those of the indexes tweets_public and tweets_public_media, word for word. */
const publicStatement = (name: string, condition: string) =>
  pageStatement(
    name,
    ({ bounds, order }) => `SELECT ${TWEET_COLUMNS} FROM tweets.tweets t ${JOIN_COUNTERS}
  WHERE t.visibility = 'public' AND t.boost_of_id IS NULL
    AND (t.in_reply_to_account_id IS NULL OR t.in_reply_to_account_id = t.author_id) AND ${condition} AND ${bounds('t.id')}
  ${order('t.id')}`,
  )
const PUBLIC = publicStatement('public_page', 'true')
const PUBLIC_MEDIA = publicStatement('public_media_page', `t.media_ids <> '{}'`)

const TAG = pageStatement(
  'tag_page',
  ({ bounds, order }) => `SELECT ${TWEET_COLUMNS} FROM tweets.tweet_tags g JOIN tweets.tweets t ON t.id = g.tweet_id
  ${JOIN_COUNTERS} WHERE g.tag = $4 AND ${bounds('g.tweet_id')} ${order('g.tweet_id')}`,
)

/** $4 any of these, $5 all of these, $6 none of these, $7 only with media. */
const TAGS = pageStatement(
  'tags_page',
  ({ bounds, order }) => `SELECT ${TWEET_COLUMNS} FROM (
    SELECT DISTINCT e.tweet_id FROM unnest($4::text[]) AS a (tag) CROSS JOIN LATERAL (
      SELECT g.tweet_id FROM tweets.tweet_tags g JOIN tweets.tweets w ON w.id = g.tweet_id
      WHERE g.tag = a.tag AND ${bounds('g.tweet_id')} AND w.tags @> $5::text[] AND NOT w.tags && $6::text[]
        AND (NOT $7::boolean OR w.media_ids <> '{}')
      ${order('g.tweet_id')}
    ) AS e ${order('e.tweet_id')}
  ) AS p JOIN tweets.tweets t ON t.id = p.tweet_id ${JOIN_COUNTERS} ${order('t.id')}`,
)

export async function authorPage(pool: Pool, input: Parameters<TweetsService['authorPage']>[0]): Promise<Tweet[]> {
  const tag = input.tag === null ? null : normalizeTag(input.tag)
  const { authorId, viewer, excludeReplies, excludeBoosts } = input
  const values = [authorId, viewer?.id ?? null, viewer?.follows ?? false, excludeReplies, excludeBoosts, tag]
  return (await page<TweetRow>(pool, input.onlyMedia ? AUTHOR_MEDIA : AUTHOR, input, values)).map(toTweet)
}

export async function publicPage(pool: Pool, input: { onlyMedia?: boolean | undefined } & Paging): Promise<Tweet[]> {
  return (await page<TweetRow>(pool, input.onlyMedia ? PUBLIC_MEDIA : PUBLIC, input, [])).map(toTweet)
}

/** Of one tag, or any of several; filters are looked at as posts come by, newest first. */
export async function tagPage(pool: Pool, input: { tag: string } & TagPageFilter & Paging): Promise<Tweet[]> {
  const tag = normalizeTag(input.tag)
  const [any, all, none] = [input.any, input.all, input.none].map((tags) => (tags ?? []).map(normalizeTag))
  if (any!.length + all!.length + none!.length === 0 && !input.onlyMedia)
    return (await page<TweetRow>(pool, TAG, input, [tag])).map(toTweet)
  const values = [[...new Set([tag, ...any!])], all, none, input.onlyMedia ?? false]
  return (await page<TweetRow>(pool, TAGS, input, values)).map(toTweet)
}
