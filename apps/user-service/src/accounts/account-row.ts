// Accounts as they lie in PostgreSQL, with their counters; and the entity made of them.
import type { Account } from '@rookery/contracts'

export interface AccountRow {
  id: number
  username: string
  display_name: string
  note: string
  fields: Account['fields']
  locked: boolean
  bot: boolean
  discoverable: boolean
  indexable: boolean
  default_visibility: Account['defaultVisibility']
  default_sensitive: boolean
  default_language: string | null
  avatar_key: string | null
  avatar_static_key: string | null
  header_key: string | null
  header_static_key: string | null
  created_at: number
  state: Account['state']
  admin: boolean
  followers_count: number
  following_count: number
}

/** `SELECT … FROM` for rows of that shape; conditions go on `a`. One query instead of two: counters lie apart. */
export const SELECT_ACCOUNTS = `
  SELECT a.id, a.username, a.display_name, a.note, a.fields, a.locked, a.bot, a.discoverable, a.indexable,
         a.default_visibility, a.default_sensitive, a.default_language, a.created_at, a.state, a.admin,
         a.avatar_key, a.avatar_static_key, a.header_key, a.header_static_key,
         coalesce(c.followers_count, 0) AS followers_count, coalesce(c.following_count, 0) AS following_count
  FROM users.accounts a LEFT JOIN users.account_counters c ON c.account_id = a.id`

export const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  note: row.note,
  fields: row.fields,
  locked: row.locked,
  bot: row.bot,
  discoverable: row.discoverable,
  indexable: row.indexable,
  defaultVisibility: row.default_visibility,
  defaultSensitive: row.default_sensitive,
  defaultLanguage: row.default_language,
  avatarKey: row.avatar_key,
  avatarStaticKey: row.avatar_static_key,
  headerKey: row.header_key,
  headerStaticKey: row.header_static_key,
  createdAt: row.created_at,
  state: row.state,
  admin: row.admin,
  followersCount: row.followers_count,
  followingCount: row.following_count,
})
