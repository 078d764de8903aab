/** The job: makes of an upload what others may see. Idempotent: a row that is not in `processing` any more is left alone. */
import { buffer } from 'node:stream/consumers'
import { type Id, RookeryError } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { extensionOf, IMAGE_LIMITS, type PreparedFile } from '@rookery/media'
import { type Statement, write } from '../statement.ts'
import type { MediaParts } from './media-parts.ts'
import { publishFiles } from './publish-files.ts'

export interface ProcessDeps {
  pool: Pool
  media: Omit<MediaParts, 'jobs'>
}

interface Begun {
  id: Id
  kind: string
  content_type: string
  size: number
  upload_key: string
  upload_thumbnail_key: string | null
  attempts: number
}

/** What a post shows: keys and facts, and how the files come to be there. */
interface Result {
  originalKey: string
  previewKey: string | null
  contentType: string
  size: number
  original: { width: number; height: number } | null
  preview: PreparedFile | null
  blurhash: string | null
  put(): Promise<void>
}

const BEGIN: Statement = {
  name: 'begin_media',
  text: `UPDATE tweets.media SET attempts = attempts + 1 WHERE id = $1 AND state = 'processing'
  RETURNING id, kind, content_type, size, upload_key, upload_thumbnail_key, attempts`,
}
const FAIL: Statement = {
  name: 'fail_media',
  text: `UPDATE tweets.media SET state = 'failed', error = $2, upload_key = NULL, upload_thumbnail_key = NULL
  WHERE id = $1 AND state = 'processing' RETURNING id`,
}
/** It was the store that failed: the file may be as good as any. */
const GIVE_BACK: Statement = {
  name: 'give_back_media',
  text: `UPDATE tweets.media SET attempts = attempts - 1 WHERE id = $1 AND state = 'processing' RETURNING id`,
}
const FINISH = `UPDATE tweets.media SET state = 'ready', upload_key = NULL, upload_thumbnail_key = NULL,
    original_key = $2, preview_key = $3, content_type = $4, size = $5, width = $6, height = $7,
    preview_width = $8, preview_height = $9, blurhash = $10
  WHERE id = $1 AND state = 'processing' RETURNING id`
const LET_GO = `INSERT INTO tweets.media_garbage (key) SELECT unnest($1::text[])
  ON CONFLICT (key) DO UPDATE SET since = EXCLUDED.since`

/** A file that ended the process so often is not tried again. */
export const MOST_ATTEMPTS = 8
const FOLDER = 'posts'

export async function processMedia(deps: ProcessDeps, mediaId: Id): Promise<void> {
  const [begun] = await write<Begun>(deps.pool, BEGIN, [mediaId])
  if (!begun) return
  if (begun.attempts > MOST_ATTEMPTS) return fail(deps, begun, 'File could not be processed')
  try {
    const result = await (begun.kind === 'image' ? processImage(deps, begun) : takeAsItIs(deps, begun))
    await finish(deps, begun, result)
  } catch (error) {
    // The file is to blame, for good; anything else is tried again.
    if (!(error instanceof RookeryError)) throw error
    if (error.status >= 500) {
      await write(deps.pool, GIVE_BACK, [mediaId])
      throw error
    }
    await fail(deps, begun, error.code === 'not_found' ? 'The upload is gone' : error.message)
  }
}

async function fail({ pool, media: { store } }: ProcessDeps, begun: Begun, reason: string): Promise<void> {
  await write(pool, FAIL, [begun.id, reason])
  await deleteUploads(store, begun)
}

async function processImage({ media: { store, pictures, keys } }: ProcessDeps, begun: Begun): Promise<Result> {
  const bytes = await readAll(store, begun.upload_key)
  const { original, preview, blurhash } = await pictures.prepare(bytes)
  const originalKey = await keys.of(FOLDER, original.bytes, original.extension)
  const previewKey = await keys.of(FOLDER, preview.bytes, preview.extension)
  const put = async () => {
    await store.put(originalKey, original.bytes)
    await store.put(previewKey, preview.bytes)
  }
  return {
    originalKey,
    previewKey,
    contentType: original.mime,
    size: original.bytes.length,
    original,
    preview,
    blurhash,
    put,
  }
}

/** Video and sound are not touched; a thumbnail that came with them is prepared. */
async function takeAsItIs({ media: { store, pictures, keys } }: ProcessDeps, begun: Begun): Promise<Result> {
  const extension = extensionOf(begun.content_type)
  const originalKey = await keys.of(FOLDER, await store.open(begun.upload_key), extension)
  const thumbnail =
    begun.upload_thumbnail_key && (await pictures.prepare(await readAll(store, begun.upload_thumbnail_key)))
  const preview = thumbnail ? thumbnail.preview : null
  const previewKey = preview && (await keys.of(FOLDER, preview.bytes, preview.extension))
  const put = async () => {
    if (!(await store.head(originalKey))) await store.put(originalKey, await store.open(begun.upload_key))
    if (preview && previewKey) await store.put(previewKey, preview.bytes)
  }
  const { content_type: contentType, size } = begun
  const blurhash = thumbnail ? thumbnail.blurhash : null
  return { originalKey, previewKey, contentType, size, original: null, preview, blurhash, put }
}

async function finish(deps: ProcessDeps, begun: Begun, result: Result): Promise<void> {
  const { originalKey, previewKey, original, preview } = result
  // A small picture is its own preview.
  const keys = [...new Set([originalKey, previewKey])].filter((key) => key !== null)
  await publishFiles({ pool: deps.pool, store: deps.media.store }, keys, result.put, async (client) => {
    const { rowCount } = await client.query(FINISH, [
      ...[begun.id, originalKey, previewKey, result.contentType, result.size],
      ...[original?.width ?? null, original?.height ?? null, preview?.width ?? null, preview?.height ?? null],
      result.blurhash,
    ])
    // Deleted, or done by somebody else, meanwhile: the sweep decides whether anybody needs the files.
    if (rowCount === 0) await client.query(LET_GO, [keys])
  })
  await deleteUploads(deps.media.store, begun)
}

/** The sweep would do it; this is sooner. */
async function deleteUploads(store: MediaParts['store'], begun: Begun): Promise<void> {
  for (const key of [begun.upload_key, begun.upload_thumbnail_key]) if (key !== null) await store.delete(key)
}

/** Pictures only: their size was checked when they came. */
async function readAll(store: MediaParts['store'], key: string): Promise<Buffer> {
  const file = await store.head(key)
  if (file && file.size > IMAGE_LIMITS.bytes) throw new RookeryError('invalid', 422, 'The picture is too large')
  return buffer(await store.open(key))
}
