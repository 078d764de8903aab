/** Taking over an upload: the row in `processing` is the truth, the job only says that it is there. */

import { buffer } from 'node:stream/consumers'
import { type Focus, type Id, invalid, type Media } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import {
  type ContentType,
  HEAD_BYTES,
  IMAGE_LIMITS,
  MAX_UPLOAD_BYTES,
  type MediaStore,
  recognise,
} from '@rookery/media'
import { type Statement, write } from '../statement.ts'
import { checkDescription, checkFocus } from './check-media.ts'
import type { MediaParts } from './media-parts.ts'
import { MEDIA_COLUMNS, type MediaRow, toMedia } from './media-row.ts'

export interface Upload {
  accountId: Id
  uploadKey: string
  thumbnailKey: string | null
  description: string | null
  focus: Focus | null
}

const INSERT: Statement = {
  name: 'create_media',
  text: `INSERT INTO tweets.media AS m
    (account_id, kind, upload_key, upload_thumbnail_key, content_type, size, description, focus_x, focus_y)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${MEDIA_COLUMNS}`,
}

export async function createMedia(
  { pool, media: { store, jobs }, onError }: { pool: Pool; media: MediaParts; onError: (error: unknown) => void },
  upload: Upload,
): Promise<Media> {
  const { accountId, uploadKey, thumbnailKey } = upload
  try {
    const description = checkDescription(upload.description)
    const focus = checkFocus(upload.focus)
    const { type, size } = await inspect(store, uploadKey)
    const point = [focus?.x ?? null, focus?.y ?? null]
    const values = [accountId, type.kind, uploadKey, thumbnailKey, type.mime, size, description, ...point]
    const [row] = await write<MediaRow>(pool, INSERT, values)
    // Without the queue the sweep finds the row.
    await jobs.add(row!.id).catch(onError)
    return toMedia(row!)
  } catch (error) {
    for (const key of [uploadKey, thumbnailKey]) if (key !== null) await store.delete(key).catch(onError)
    throw error
  }
}

async function inspect(store: MediaStore, key: string): Promise<{ type: ContentType; size: number }> {
  const file = await store.head(key)
  const head =
    file && file.size > 0
      ? await buffer(await store.open(key, { start: 0, end: Math.min(HEAD_BYTES, file.size) - 1 }))
      : null
  const type = head && (await recognise(head))
  if (!file || !type) throw invalid('File content type is invalid')
  const limit = type.kind === 'image' ? IMAGE_LIMITS.bytes : MAX_UPLOAD_BYTES
  if (file.size > limit) throw invalid(`File size must be less than ${limit / 1_048_576} MB`)
  return { type, size: file.size }
}
