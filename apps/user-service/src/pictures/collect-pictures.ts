// Removes files of profiles that no account refers to any more.
import { withTransaction } from '@rookery/database'
import type { UserContext } from '../context.ts'
import type { PictureParts } from './picture-parts.ts'

const BATCH = 500
const DAY_MS = 86_400_000
const GARBAGE = 'SELECT key FROM users.picture_garbage WHERE key > $1 ORDER BY key LIMIT $2'
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'
const WANTED = `SELECT 1 FROM users.accounts WHERE avatar_key = $1
  UNION ALL SELECT 1 FROM users.accounts WHERE avatar_static_key = $1
  UNION ALL SELECT 1 FROM users.accounts WHERE header_key = $1
  UNION ALL SELECT 1 FROM users.accounts WHERE header_static_key = $1 LIMIT 1`
const COLLECTED = 'DELETE FROM users.picture_garbage WHERE key = $1'
const UNKNOWN = `INSERT INTO users.picture_garbage (key) SELECT key FROM unnest($1::text[]) AS key
  WHERE NOT EXISTS (SELECT FROM users.accounts WHERE avatar_key = key)
    AND NOT EXISTS (SELECT FROM users.accounts WHERE avatar_static_key = key)
    AND NOT EXISTS (SELECT FROM users.accounts WHERE header_key = key)
    AND NOT EXISTS (SELECT FROM users.accounts WHERE header_static_key = key)
  ON CONFLICT (key) DO NOTHING`

type Context = Pick<UserContext, 'pool'> & { media?: Pick<PictureParts, 'store'> | undefined }

/** What accounts have let go of. Answers how many files went. */
export async function collectPictures({ pool, media }: Context): Promise<number> {
  if (!media) return 0
  let removed = 0
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ key: string }>(GARBAGE, [after, BATCH])
    for (const { key } of rows) {
      removed += await withTransaction(pool, async (client) => {
        await client.query(LOCK, [key])
        const wanted = (await client.query(WANTED, [key])).rowCount !== 0
        if (!wanted) await media.store.delete(key)
        await client.query(COLLECTED, [key])
        return wanted ? 0 : 1
      })
    }
    if (rows.length < BATCH) return removed
    after = rows.at(-1)!.key
  }
}

/** Files older than a day that no account knows (a process was killed between file and row) are let go of. */
export async function findOrphanPictures(
  { pool, media, stopped }: Context & { /** Ends it; it rejects. */ stopped?: AbortSignal },
  storedBefore = Date.now() - DAY_MS,
): Promise<void> {
  if (!media) return
  const batch: string[] = []
  for await (const key of media.store.list('people/', storedBefore)) {
    stopped?.throwIfAborted()
    batch.push(key)
    if (batch.length === BATCH) await pool.query(UNKNOWN, [batch.splice(0)])
  }
  if (batch.length > 0) await pool.query(UNKNOWN, [batch])
}
