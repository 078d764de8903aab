// Finding people by the start of their username or of words of their display name, the most followed first.
import type { Account } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { type AccountRow, SELECT_ACCOUNTS, toAccount } from './account-row.ts'

export async function searchAccounts(
  { pool }: Pick<UserContext, 'pool'>,
  { query, limit, offset }: { query: string; limit: number; offset: number },
): Promise<Account[]> {
  const { handle, words } = searchTerms(query)
  if (handle === null && words === null) return []
  const { rows } = await pool.query<AccountRow>(
    `${SELECT_ACCOUNTS}
     WHERE a.state = 'active'
       AND (lower(a.username) LIKE $1 || '%' OR to_tsvector('simple', a.display_name) @@ to_tsquery('simple', $2))
     ORDER BY (lower(a.username) = $3) DESC, followers_count DESC, a.id LIMIT $4 OFFSET $5`,
    // A NULL pattern or query matches nothing.
    [handle?.replaceAll('_', '\\_') ?? null, words, handle, limit, offset],
  )
  return rows.map(toAccount)
}

/** `@Alice@example.org` → the start of a username; `Alice Smi` → the starts of words, for to_tsquery. Null: cannot match. */
export function searchTerms(query: string): { handle: string | null; words: string | null } {
  const name = query.trim().replace(/^@/, '').replace(/@.*$/s, '').toLowerCase()
  const words = name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return {
    handle: /^[a-z0-9_]{1,30}$/.test(name) ? name : null,
    words: words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : null,
  }
}
