/** Idempotency keys hold for an hour; nothing reads older ones, so they go, in batches that lock nothing for long. */
import type { Pool } from '@rookery/database'
import { type Statement, write } from '../statement.ts'

/** SKIP LOCKED: a key that is just being used again is left alone. */
const FORGET: Statement = {
  name: 'forget_old_keys',
  text: `DELETE FROM tweets.idempotency_keys WHERE (author_id, key) IN (
    SELECT author_id, key FROM tweets.idempotency_keys WHERE created_at < now() - interval '1 hour'
    ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ) RETURNING 1`,
}
const BATCH = 1000

/** Answers how many went. */
export async function forgetOldKeys(pool: Pool): Promise<number> {
  for (let gone = 0; ; ) {
    const batch = (await write(pool, FORGET, [BATCH])).length
    gone += batch
    if (batch < BATCH) return gone
  }
}
