/**
 * Files and rows that refer to them, against the sweep that removes files nobody refers to. Content keys are shared: while a sweep
 * looks at a file of yesterday, the same picture may come again. So both hold an advisory lock of the key (shared here, exclusive
 * there), and the row is written only while the file is there.
 */
import { type Pool, withTransaction } from '@rookery/database'
import type { MediaStore } from '@rookery/media'
import type { PoolClient } from 'pg'

const ATTEMPTS = 5
const LOCK = 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))'

/** `put` stores the files; `refer` writes the row. The transaction holds no file work: put runs outside and again if need be. */
export async function publishFiles(
  { pool, store }: { pool: Pool; store: MediaStore },
  keys: string[],
  put: () => Promise<void>,
  refer: (client: PoolClient) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await put()
    const done = await withTransaction(pool, async (client) => {
      for (const key of keys.toSorted()) await client.query(LOCK, [key])
      const heads = await Promise.all(keys.map((key) => store.head(key)))
      if (heads.includes(null)) return false
      await refer(client)
      return true
    })
    if (done) return
  }
  throw new Error('files vanished as often as they were stored')
}
