/**
 * The home page as SQL has it (decision 6): what readers see below a timeline's floor and while it is rebuilt.
 * Two plans: walk everybody's posts from the newest, a bounded way; when that does not fill the page, ask for each author's.
 * Figures and reasons: diagrams/decisions/0006-sql-home-page.md.
 */
import type { Paging, TimelineEntry, TweetsService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { taggedEntries } from '../tags/tagged.ts'
import { type Direction, page, pageStatement } from './paging.ts'

/** Fewer authors than this are asked for one by one at once. */
const MANY_AUTHORS = 50
/** A walk looks at this many posts for each author at most (or the page's limit), about what asking the author costs. */
const WALK_PER_AUTHOR = 20
const LONGEST_WALK = 20_000

/** $4 authors, $5 the reader, $6 people left out, also as boosted authors. */
const FOR_READER = `(t.visibility <> 'direct' OR t.author_id = $5 OR t.mention_ids @> ARRAY[$5::bigint])
    AND (t.boost_of_author_id IS NULL OR t.boost_of_author_id <> ALL ($6::bigint[]))`
const ENTRY = 't.id AS "tweetId", t.author_id AS "authorId", coalesce(t.boost_of_id, 0) AS "boostOfId"'

/** One index range an author. */
const BY_AUTHOR = pageStatement(
  'home_by_author',
  ({ bounds, order }) => `SELECT e.* FROM unnest($4::bigint[]) AS a (id) CROSS JOIN LATERAL (
    SELECT ${ENTRY} FROM tweets.tweets t
    WHERE t.author_id = a.id AND ${bounds('t.id')} AND ${FOR_READER} ${order('t.id')}
  ) AS e ${order('e."tweetId"')}`,
)

/**
 * The inner LIMIT bounds the walk; it ends as soon as the page is full. `IS TRUE` keeps the planner from a join, which would have
 * to read and sort everything: it looks authors up in a hash instead (`= ANY` of a parameter compares one by one).
 */
const walk = ({ bounds, order }: Direction) => `SELECT ${ENTRY} FROM (
    SELECT * FROM tweets.tweets w WHERE ${bounds('w.id')} ${order('w.id').replace('$3', '$7::bigint')}
  ) AS t WHERE (t.author_id IN (SELECT unnest($4::bigint[]))) IS TRUE AND ${FOR_READER} ${order('t.id')}`
const BY_WALK = pageStatement('home_by_walk', walk)

/** `values`: authors, reader, left out. Exported, as homeByWalk, for the measurement that chose between them. */
export const homeByAuthor = (pool: Pool, paging: Paging, values: unknown[]): Promise<TimelineEntry[]> =>
  page(pool, BY_AUTHOR, paging, values)

/** Looks at `longest` posts at most, so a page that is not full is not the end. */
export const homeByWalk = (pool: Pool, paging: Paging, values: unknown[], longest: number): Promise<TimelineEntry[]> =>
  page(pool, BY_WALK, paging, [...values, longest])

export async function homePage(pool: Pool, input: Parameters<TweetsService['homePage']>[0]): Promise<TimelineEntry[]> {
  const { tags = [], ...rest } = input
  if (tags.length === 0) return authorsPage(pool, input)
  // Each is whole down (or up) to its limit, so the first of both together are the page.
  const [byAuthor, byTag] = await Promise.all([authorsPage(pool, input), taggedEntries(pool, { tags, ...rest })])
  const all = new Map([...byAuthor, ...byTag].map((entry) => [entry.tweetId, entry]))
  const entries = [...all.values()].sort((a, b) => b.tweetId - a.tweetId)
  return input.minId === undefined ? entries.slice(0, input.limit) : entries.slice(-input.limit)
}

async function authorsPage(
  pool: Pool,
  input: Omit<Parameters<TweetsService['homePage']>[0], 'tags'>,
): Promise<TimelineEntry[]> {
  const without = new Set(input.withoutAuthors)
  const own = input.own === false ? [] : [input.readerId]
  const authors = [...new Set([...own, ...input.followeeIds])].filter((id) => !without.has(id))
  const values = [authors, input.readerId, input.withoutAuthors]
  if (authors.length >= MANY_AUTHORS) {
    const longest = Math.min(LONGEST_WALK, authors.length * Math.max(WALK_PER_AUTHOR, input.limit))
    const found = await homeByWalk(pool, input, values, longest)
    if (found.length >= input.limit) return found
  }
  return homeByAuthor(pool, input, values)
}
