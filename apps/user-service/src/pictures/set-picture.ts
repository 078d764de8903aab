// Pictures of profiles: prepared while the person waits, since the answer shows them. Files are shared by content, as those of posts.
import { buffer } from 'node:stream/consumers'
import { type Id, invalid, notFound, type ProfilePicture, unavailable } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import { IMAGE_LIMITS, type MediaStore } from '@rookery/media'
import type { UserContext } from '../context.ts'

/** Mastodon's (app/models/concerns/account/avatar.rb, header.rb). */
const SIZES: Record<ProfilePicture, { width: number; height: number }> = {
  avatar: { width: 400, height: 400 },
  header: { width: 1500, height: 500 },
}
const FOLDER = 'people'
const ATTEMPTS = 5
const LOCK = 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))'
const SET: Record<ProfilePicture, string> = {
  avatar: `UPDATE users.accounts SET avatar_key = $2, avatar_static_key = $3 WHERE id = $1 AND state = 'active'`,
  header: `UPDATE users.accounts SET header_key = $2, header_static_key = $3 WHERE id = $1 AND state = 'active'`,
}

type Context = Pick<UserContext, 'pool' | 'media'>

/** The upload is gone afterwards, whatever happened. */
export async function setProfilePicture(
  { pool, media }: Context,
  { accountId, which, uploadKey }: { accountId: Id; which: ProfilePicture; uploadKey: string },
): Promise<void> {
  if (!media) throw unavailable('no media store')
  const { store, pictures, keys } = media
  try {
    const file = await store.head(uploadKey)
    if (!file) throw notFound()
    if (file.size > IMAGE_LIMITS.bytes) throw invalid(`${which} is too large`)
    const { picture, still } = await pictures.crop(await buffer(await store.open(uploadKey)), SIZES[which])
    const files = await Promise.all(
      [picture, still].map(
        async (each) => each && { key: await keys.of(FOLDER, each.bytes, each.extension), bytes: each.bytes },
      ),
    )
    const [key = null, staticKey = null] = files.map((each) => each?.key)
    await refer(
      { pool, store },
      files.filter((each) => each !== null),
      SET[which],
      [accountId, key, staticKey],
    )
  } finally {
    await store.delete(uploadKey)
  }
}

/**
 * Stores, then writes the row only while the files are there: a sweep holds the key's lock while it removes one (collect-pictures.ts;
 * tweet-service's publish-files.ts says more).
 */
async function refer(
  { pool, store }: { pool: UserContext['pool']; store: MediaStore },
  files: { key: string; bytes: Buffer }[],
  sql: string,
  values: unknown[],
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    for (const { key, bytes } of files) await store.put(key, bytes)
    const done = await withTransaction(pool, async (client) => {
      for (const key of files.map((file) => file.key).sort()) await client.query(LOCK, [key])
      const heads = await Promise.all(files.map(({ key }) => store.head(key)))
      if (heads.includes(null)) return false
      if ((await client.query(sql, values)).rowCount === 0) throw notFound()
      return true
    })
    if (done) return
  }
  throw new Error('files vanished as often as they were stored')
}

/** Back to the generated picture. Fine when there is none. */
export async function removeProfilePicture(
  { pool }: Context,
  { accountId, which }: { accountId: Id; which: ProfilePicture },
): Promise<void> {
  const { rowCount } = await pool.query(SET[which], [accountId, null, null])
  if (rowCount === 0) throw notFound()
}
