/** Descriptions and focal points. A trigger makes changes of what a post shows an edit of the post. */
import { type Id, type MediaChanges, notFound } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { checkDescription, checkFocus } from './check-media.ts'
import { MEDIA_COLUMNS, type MediaRow } from './media-row.ts'

const DESCRIBE = `UPDATE tweets.media m
  SET description = CASE WHEN $3 THEN $4 ELSE description END,
      focus_x = CASE WHEN $5 THEN $6 ELSE focus_x END, focus_y = CASE WHEN $5 THEN $7 ELSE focus_y END
  WHERE id = $1 AND account_id = $2 AND tweet_id IS NOT DISTINCT FROM $8 RETURNING ${MEDIA_COLUMNS}`

/** One's own of this post (null: that no post shows), 404 otherwise. What is not given stays. */
export async function describeMedia(
  client: Pick<Pool, 'query'>,
  accountId: Id,
  mediaId: Id,
  tweetId: Id | null,
  { description, focus }: MediaChanges,
): Promise<MediaRow> {
  const text = checkDescription(description ?? null)
  const point = checkFocus(focus ?? null)
  const { rows } = await client.query<MediaRow>({
    name: 'describe_media',
    text: DESCRIBE,
    values: [
      mediaId,
      accountId,
      description !== undefined,
      text,
      focus !== undefined,
      point?.x ?? null,
      point?.y ?? null,
      tweetId,
    ],
  })
  if (!rows[0]) throw notFound()
  return rows[0]
}
