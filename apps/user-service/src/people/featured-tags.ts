// Hashtags that somebody shows on their profile: ten at most, kept by the database.
import { extractTags, type FeaturedTag, type Id, invalid, normalizeTag, notFound } from '@rookery/contracts'
import { isStorable } from '../accounts/validation.ts'
import type { UserContext } from '../context.ts'

const COLUMNS = `id, account_id AS "accountId", tag, name`

/** Oldest first. */
export async function featuredTags(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId }: { accountId: Id },
): Promise<FeaturedTag[]> {
  const { rows } = await pool.query<FeaturedTag>(
    `SELECT ${COLUMNS} FROM users.featured_tags WHERE account_id = $1 ORDER BY id`,
    [accountId],
  )
  return rows
}

/** Answers the one that stands when the tag is featured already. */
export async function featureTag(
  { pool }: Pick<UserContext, 'pool'>,
  input: { accountId: Id; name: string },
): Promise<FeaturedTag> {
  const name = input.name.trim().replace(/^#/, '')
  const tag = tagOf(name)
  if (tag === null) throw invalid('Tag name is not a hashtag')
  const { rows } = await pool
    .query<FeaturedTag>(
      `WITH known AS (SELECT * FROM users.featured_tags WHERE account_id = $1 AND tag = $2),
       made AS (
         INSERT INTO users.featured_tags AS f (account_id, tag, name)
         SELECT id, $2, $3 FROM users.accounts WHERE id = $1 AND state = 'active' AND NOT EXISTS (SELECT FROM known)
         ON CONFLICT (account_id, tag) DO UPDATE SET name = f.name
         RETURNING *
       )
       SELECT ${COLUMNS} FROM known UNION ALL SELECT ${COLUMNS} FROM made`,
      [input.accountId, tag, name],
    )
    .catch((error) => {
      if (error.constraint === 'featured_tags_limit')
        throw invalid('You have already featured the maximum number of hashtags')
      throw error
    })
  if (!rows[0]) throw notFound()
  return rows[0]
}

export async function unfeatureTag(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId, featuredTagId }: { accountId: Id; featuredTagId: Id },
): Promise<void> {
  const { rowCount } = await pool.query('DELETE FROM users.featured_tags WHERE id = $2 AND account_id = $1', [
    accountId,
    featuredTagId,
  ])
  if (rowCount === 0) throw notFound()
}

/** The whole of it must be one hashtag, by the rule that posts have. */
function tagOf(name: string): string | null {
  if (!isStorable(name) || name.length > 100) return null
  const [tag] = extractTags(`#${name}`)
  return tag !== undefined && tag === normalizeTag(name) ? tag : null
}
