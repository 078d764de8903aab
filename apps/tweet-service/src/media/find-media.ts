/** Reading attachments: for posts that are rendered, and one's own while it is processed. */
import { type Id, type Media, notFound } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'
import { MEDIA_COLUMNS, type MediaRow, toMedia } from './media-row.ts'

const GET: Statement = {
  name: 'get_media',
  text: `SELECT ${MEDIA_COLUMNS} FROM tweets.media m WHERE m.id = ANY ($1::bigint[])`,
}

export const getMedia = async (pool: Pool, ids: Id[]): Promise<Media[]> =>
  ids.length === 0 ? [] : (await rows<MediaRow>(pool, GET, [ids])).map(toMedia)

export async function findMedia(pool: Pool, { accountId, mediaId }: { accountId: Id; mediaId: Id }): Promise<Media> {
  const [media] = await getMedia(pool, [mediaId])
  if (media?.accountId !== accountId) throw notFound()
  return media
}
