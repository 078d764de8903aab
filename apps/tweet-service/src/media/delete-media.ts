/** Taking back what no post shows. Its files go with the next sweep. */
import { type Id, invalid } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { type Statement, write } from '../statement.ts'
import { findMedia } from './find-media.ts'

const DELETE: Statement = {
  name: 'delete_media',
  text: 'DELETE FROM tweets.media WHERE id = $1 AND account_id = $2 AND tweet_id IS NULL RETURNING id',
}

export async function deleteMedia(pool: Pool, input: { accountId: Id; mediaId: Id }): Promise<void> {
  if ((await write(pool, DELETE, [input.mediaId, input.accountId])).length > 0) return
  await findMedia(pool, input)
  throw invalid('Media attachment is currently used by a status')
}
