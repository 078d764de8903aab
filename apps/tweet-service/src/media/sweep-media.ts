/** What keeps rows, queue and files in step, whoever was killed: each part may run at any time, on several machines at once. */
import { type Pool, withTransaction } from '@rookery/database'
import type { MediaStore } from '@rookery/media'
import { rows, type Statement, write } from '../statement.ts'
import type { MediaParts } from './media-parts.ts'

interface FilesDeps {
  pool: Pool
  media: Pick<MediaParts, 'store'>
  /** Ends a walk through all files, which may take hours; it rejects. */
  stopped?: AbortSignal | undefined
}

interface SweepDeps {
  pool: Pool
  media: Pick<MediaParts, 'store' | 'jobs'>
}

const BATCH = 500
const UPLOADS = 'uploads/'
const FILES = 'posts/'

const STUCK: Statement = {
  name: 'stuck_media',
  text: `SELECT id FROM tweets.media
  WHERE state = 'processing' AND created_at < now() - make_interval(secs => $1) ORDER BY created_at LIMIT $2`,
}

/** Rows still in `processing` after a while get a job, unless theirs is still queued. Answers how many. */
export async function requeueStuckMedia({ pool, media }: SweepDeps, olderThanSeconds = 30): Promise<number> {
  const stuck = await rows<{ id: number }>(pool, STUCK, [olderThanSeconds, BATCH])
  for (const { id } of stuck) await media.jobs.add(id)
  return stuck.length
}

/** SKIP LOCKED: what is just being attached is no longer to be forgotten. */
const FORGET: Statement = {
  name: 'forget_unattached_media',
  text: `DELETE FROM tweets.media WHERE id IN (
    SELECT id FROM tweets.media WHERE tweet_id IS NULL AND unattached_since < now() - make_interval(secs => $1)
    ORDER BY unattached_since LIMIT $2 FOR UPDATE SKIP LOCKED
  ) RETURNING 1`,
}
const DAY_SECONDS = 86_400

/** Rows that no post has shown for a day. */
export async function forgetUnattachedMedia({ pool }: SweepDeps, olderThanSeconds = DAY_SECONDS): Promise<number> {
  for (let gone = 0; ; ) {
    const batch = (await write(pool, FORGET, [olderThanSeconds, BATCH])).length
    gone += batch
    if (batch < BATCH) return gone
  }
}

const GARBAGE: Statement = {
  name: 'media_garbage',
  text: 'SELECT key FROM tweets.media_garbage WHERE key > $1 ORDER BY key LIMIT $2',
}
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'
const WANTED = `SELECT 1 FROM tweets.media WHERE original_key = $1
  UNION ALL SELECT 1 FROM tweets.media WHERE preview_key = $1
  UNION ALL SELECT 1 FROM tweets.media WHERE state = 'processing' AND $1 IN (upload_key, upload_thumbnail_key) LIMIT 1`
const COLLECTED = 'DELETE FROM tweets.media_garbage WHERE key = $1'

/** Files that rows have let go of and no row refers to: see publish-files.ts for the lock. Answers how many files went. */
export async function collectGarbage({ pool, media: { store } }: FilesDeps): Promise<number> {
  let removed = 0
  for (let after = ''; ; ) {
    const batch = await rows<{ key: string }>(pool, GARBAGE, [after, BATCH])
    for (const { key } of batch) if (await collect(pool, store, key)) removed++
    if (batch.length < BATCH) return removed
    after = batch.at(-1)!.key
  }
}

const collect = (pool: Pool, store: MediaStore, key: string): Promise<boolean> =>
  withTransaction(pool, async (client) => {
    await client.query(LOCK, [key])
    const wanted = (await client.query(WANTED, [key])).rowCount !== 0
    if (!wanted) await store.delete(key)
    await client.query(COLLECTED, [key])
    return !wanted
  })

/** What uploads of killed processes hold in the store, a day later. Answers how many. */
export const discardUnfinished = ({ media: { store } }: Pick<FilesDeps, 'media'>): Promise<number> =>
  store.discardUnfinished(Date.now() - DAY_SECONDS * 1000)

const UNKNOWN: Statement = {
  name: 'unknown_media_files',
  text: `INSERT INTO tweets.media_garbage (key) SELECT key FROM unnest($1::text[]) AS key
  WHERE NOT EXISTS (SELECT FROM tweets.media WHERE original_key = key)
    AND NOT EXISTS (SELECT FROM tweets.media WHERE preview_key = key)
    AND NOT EXISTS (SELECT FROM tweets.media WHERE state = 'processing' AND key IN (upload_key, upload_thumbnail_key))
  ON CONFLICT (key) DO NOTHING RETURNING 1`,
}

/**
 * Files older than a day that no row knows: a process was killed between file and row. They are let go of, so that
 * collectGarbage looks at each under its lock. Answers how many.
 */
export async function findOrphans(
  { pool, media: { store }, stopped }: FilesDeps,
  storedBefore = Date.now() - DAY_SECONDS * 1000,
): Promise<number> {
  let found = 0
  let batch: string[] = []
  const ask = async () => {
    if (batch.length > 0) found += (await write(pool, UNKNOWN, [batch])).length
    batch = []
  }
  for (const prefix of [UPLOADS, FILES]) {
    for await (const key of store.list(prefix, storedBefore)) {
      stopped?.throwIfAborted()
      batch.push(key)
      if (batch.length >= BATCH) await ask()
    }
  }
  await ask()
  return found
}
