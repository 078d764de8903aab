/** An attachment as SQL answers it, and the entity made of it. */
import type { Media, MediaSize } from '@rookery/contracts'

export const MEDIA_COLUMNS = `m.id, m.account_id, m.tweet_id, m.kind, m.state, m.error, m.original_key, m.preview_key,
  m.content_type, m.size, m.width, m.height, m.preview_width, m.preview_height, m.blurhash, m.description,
  m.focus_x, m.focus_y, m.created_at`

export interface MediaRow {
  id: number
  account_id: number
  tweet_id: number | null
  kind: Media['kind']
  state: Media['state']
  error: string | null
  original_key: string | null
  preview_key: string | null
  content_type: string
  size: number
  width: number | null
  height: number | null
  preview_width: number | null
  preview_height: number | null
  blurhash: string | null
  description: string | null
  focus_x: number | null
  focus_y: number | null
  created_at: number
}

export const toMedia = (row: MediaRow): Media => ({
  id: row.id,
  accountId: row.account_id,
  tweetId: row.tweet_id,
  kind: row.kind,
  state: row.state,
  error: row.error,
  originalKey: row.original_key,
  previewKey: row.preview_key,
  contentType: row.content_type,
  size: row.size,
  original: sizeOf(row.width, row.height),
  preview: sizeOf(row.preview_width, row.preview_height),
  blurhash: row.blurhash,
  description: row.description,
  focus: row.focus_x === null || row.focus_y === null ? null : { x: row.focus_x, y: row.focus_y },
  createdAt: row.created_at,
})

const sizeOf = (width: number | null, height: number | null): MediaSize | null =>
  width === null || height === null ? null : { width, height }
