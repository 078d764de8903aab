/** Which hashtags an author uses, by the posts that everybody may see. */
import type { Id, TagOfAuthor } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

/** One pass over the author's posts (index tweets_author), however many tags are asked for. */
const TAGS: Statement = {
  name: 'tags_of_author',
  text: `SELECT a.tag, coalesce(u.n, 0) AS "statusesCount", u.last AS "lastStatusAt"
  FROM unnest($2::text[]) WITH ORDINALITY AS a (tag, place) LEFT JOIN (
    SELECT tag, count(*) AS n, max(t.created_at) AS last FROM tweets.tweets t CROSS JOIN LATERAL unnest(t.tags) AS tag
    WHERE t.author_id = $1 AND t.visibility IN ('public', 'unlisted') AND t.tags && $2::text[]
    GROUP BY tag
  ) AS u USING (tag) ORDER BY a.place`,
}

export const tagsOfAuthor = async (
  pool: Pool,
  { authorId, tags }: { authorId: Id; tags: string[] },
): Promise<TagOfAuthor[]> => (tags.length === 0 ? [] : rows<TagOfAuthor>(pool, TAGS, [authorId, tags]))

const FREQUENT: Statement = {
  name: 'frequent_tags',
  text: `SELECT tag, count(*) AS "statusesCount", max(created_at) AS "lastStatusAt" FROM (
    SELECT tags, created_at FROM tweets.tweets
    WHERE author_id = $1 AND visibility IN ('public', 'unlisted') ORDER BY id DESC LIMIT 1000
  ) AS t CROSS JOIN LATERAL unnest(t.tags) AS tag
  GROUP BY tag ORDER BY 2 DESC, 3 DESC, tag LIMIT $2`,
}

export const frequentTags = (
  pool: Pool,
  { authorId, limit }: { authorId: Id; limit: number },
): Promise<TagOfAuthor[]> => rows<TagOfAuthor>(pool, FREQUENT, [authorId, limit])
