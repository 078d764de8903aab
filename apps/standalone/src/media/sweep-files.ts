/** The daily sweeps of tweet-service and user-service, now: files that no row names, and what uploads of killed processes hold. */
import { createPool } from '@rookery/database'
import type { MediaStore } from '@rookery/media'
import { collectGarbage, discardUnfinished, findOrphans } from '@rookery/tweet-service'
import { collectPictures, findOrphanPictures } from '@rookery/user-service'

export interface Swept {
  /** Files removed. */
  removed: number
  /** Uploads that nobody will finish. */
  unfinished: number
}

interface SweepInput {
  store: MediaStore
  databaseUrls: { tweets: string; users: string }
  /** Younger files may belong to a row that is just being written. ms since 1970. */
  storedBefore: number
}

export async function sweepFiles({ store, databaseUrls, storedBefore }: SweepInput): Promise<Swept> {
  const media = { store }
  await using opened = new AsyncDisposableStack()
  const poolOf = (url: string) => {
    const pool = createPool(url, { name: 'rookery:media', max: 1, onError: () => {} })
    opened.defer(() => pool.end())
    return pool
  }
  const tweets = { pool: poolOf(databaseUrls.tweets), media }
  const users = { pool: poolOf(databaseUrls.users), media }
  await findOrphans(tweets, storedBefore)
  await findOrphanPictures(users, storedBefore)
  const removed = (await collectGarbage(tweets)) + (await collectPictures(users))
  return { removed, unfinished: await discardUnfinished(tweets) }
}
