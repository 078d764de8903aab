// Followed hashtags: their public posts come home. The row's event brings what is newest, fan-out what comes later.
import {
  extractTags,
  type FollowerCursor,
  type Id,
  invalid,
  normalizeTag,
  notFound,
  type Paging,
  type TagFollowMethods,
} from '@rookery/contracts'
import { keyset } from '@rookery/database'
import type { UserContext } from '../context.ts'

type Context = Pick<UserContext, 'pool' | 'graphChanged'>

/** The graph holds them, and an SQL page asks for each. */
const MOST_TAGS = 1_000

export const tagFollowMethods = (context: Context): TagFollowMethods => ({
  followTag: (input) => followTag(context, input),
  unfollowTag: (input) => unfollowTag(context, input),
  followedTagPage: (input) => followedTagPage(context, input),
  tagsFollowed: (input) => tagsFollowed(context, input),
  tagFollowersAfter: (input) => tagFollowersAfter(context, input),
})

async function followTag(context: Context, { accountId, tag: given }: { accountId: Id; tag: string }): Promise<void> {
  const tag = normalizeTag(given)
  if (extractTags(`#${tag}`)[0] !== tag) throw notFound()
  const { rows } = await context.pool.query<{ room: boolean }>(
    `WITH room AS (SELECT count(*) < ${MOST_TAGS} AS room FROM users.tag_follows WHERE account_id = $1 AND tag <> $2),
     followed AS (INSERT INTO users.tag_follows (account_id, tag) SELECT $1, $2 FROM room WHERE room ON CONFLICT DO NOTHING)
     SELECT room FROM room`,
    [accountId, tag],
  )
  if (!rows[0]?.room) throw invalid(`You cannot follow more than ${MOST_TAGS} hashtags`)
  // Also when nothing changed: an earlier attempt may have died between the two.
  await context.graphChanged([accountId])
}

async function unfollowTag(context: Context, { accountId, tag }: { accountId: Id; tag: string }): Promise<void> {
  await context.pool.query('DELETE FROM users.tag_follows WHERE account_id = $1 AND tag = $2', [
    accountId,
    normalizeTag(tag),
  ])
  await context.graphChanged([accountId])
}

async function followedTagPage(
  { pool }: Pick<Context, 'pool'>,
  { accountId, ...paging }: { accountId: Id } & Paging,
): ReturnType<TagFollowMethods['followedTagPage']> {
  const values: unknown[] = [accountId]
  const page = keyset(paging, 'id', values)
  const { rows } = await pool.query<{ cursor: Id; tag: string }>(
    `SELECT id AS cursor, tag FROM users.tag_follows WHERE account_id = $1 AND ${page.where} ${page.orderAndLimit}`,
    values,
  )
  const found = page.newestFirst(rows)
  return {
    tags: found.map(({ tag }) => tag),
    firstCursor: found.at(0)?.cursor ?? null,
    lastCursor: found.at(-1)?.cursor ?? null,
  }
}

async function tagsFollowed({ pool }: Pick<Context, 'pool'>, { tags }: { tags: string[] }): Promise<string[]> {
  const { rows } = await pool.query<{ tag: string }>({
    name: 'tags-followed',
    text: `SELECT DISTINCT t.tag FROM unnest($1::text[]) AS t (tag)
           WHERE EXISTS (SELECT FROM users.tag_follows f WHERE f.tag = t.tag OFFSET 0)`,
    values: [tags],
  })
  return rows.map(({ tag }) => tag)
}

/** From the primary. Each tag gives its next `limit` followers by the index tag_follows_range; more are never looked at. */
async function tagFollowersAfter(
  { pool }: Pick<Context, 'pool'>,
  { tags, after, limit }: { tags: string[]; after: FollowerCursor | null; limit: number },
): Promise<FollowerCursor[]> {
  const { rows } = await pool.query<FollowerCursor>({
    name: 'tag-followers-after',
    text: `SELECT DISTINCT f.bucket, f.account_id AS "followerId" FROM unnest($1::text[]) AS t (tag) CROSS JOIN LATERAL (
             SELECT bucket, account_id FROM users.tag_follows
             WHERE tag = t.tag AND (bucket, account_id) > ($2, $3) ORDER BY bucket, account_id LIMIT $4
           ) AS f ORDER BY f.bucket, f.account_id LIMIT $4`,
    values: [tags, after?.bucket ?? -1, after?.followerId ?? 0, limit],
  })
  return rows
}
