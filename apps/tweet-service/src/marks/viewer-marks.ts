/** What a viewer has done to some posts, and whether they have done such things at all: one round trip each. */
import type { Id, MarkKinds, TweetMarks } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

type Mark = keyof TweetMarks

/** $1 the viewer, $2 the posts. */
const QUERIES: { readonly [mark in Mark]: string } = {
  liked: 'SELECT tweet_id FROM tweets.likes WHERE tweet_id = ANY ($2::bigint[]) AND account_id = $1',
  boosted: 'SELECT boost_of_id FROM tweets.tweets WHERE boost_of_id = ANY ($2::bigint[]) AND author_id = $1',
  bookmarked: 'SELECT tweet_id FROM tweets.bookmarks WHERE tweet_id = ANY ($2::bigint[]) AND account_id = $1',
  pinned: 'SELECT tweet_id FROM tweets.pins WHERE tweet_id = ANY ($2::bigint[]) AND account_id = $1',
  mutedThreads: `SELECT thread_id FROM tweets.thread_mutes WHERE account_id = $1
    AND thread_id IN (SELECT coalesce(thread_id, id) FROM tweets.tweets WHERE id = ANY ($2::bigint[]))`,
}

const EVERYTHING: MarkKinds = { bookmarks: true, pins: true, threadMutes: true }

function statementFor(kinds: MarkKinds): Statement {
  const marks: Mark[] = [
    'liked',
    'boosted',
    ...(kinds.bookmarks ? (['bookmarked'] as const) : []),
    ...(kinds.pins ? (['pinned'] as const) : []),
    ...(kinds.threadMutes ? (['mutedThreads'] as const) : []),
  ]
  const text = marks.map((mark) => `SELECT '${mark}' AS mark, m.id FROM (${QUERIES[mark]}) AS m (id)`)
  return { name: `viewer_marks_${marks.join('_')}`.toLowerCase(), text: text.join(' UNION ALL ') }
}

export async function viewerMarks(
  pool: Pool,
  { viewerId, tweetIds, kinds = EVERYTHING }: { viewerId: Id; tweetIds: Id[]; kinds?: MarkKinds | undefined },
): Promise<TweetMarks> {
  const marks: TweetMarks = { liked: [], boosted: [], bookmarked: [], pinned: [], mutedThreads: [] }
  if (tweetIds.length === 0) return marks
  const found = await rows<{ mark: Mark; id: Id }>(pool, statementFor(kinds), [viewerId, tweetIds])
  for (const { mark, id } of found) marks[mark].push(id)
  return marks
}

const KINDS: Statement = {
  name: 'mark_kinds',
  text: `SELECT EXISTS (SELECT FROM tweets.bookmarks WHERE account_id = v.id) AS "bookmarks",
    EXISTS (SELECT FROM tweets.pins WHERE account_id = v.id) AS "pins",
    EXISTS (SELECT FROM tweets.thread_mutes WHERE account_id = v.id) AS "threadMutes"
  FROM unnest($1::bigint[]) WITH ORDINALITY AS v (id, place) ORDER BY v.place`,
}

export const markKinds = (pool: Pool, { viewerIds }: { viewerIds: Id[] }): Promise<MarkKinds[]> =>
  rows<MarkKinds & object>(pool, KINDS, [viewerIds])
