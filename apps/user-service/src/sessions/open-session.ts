// Sessions: what an access token stands for. Raw SQL: reads check them on every cache miss.
import { type Id, notFound, type Session } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { invalidScope } from '../oauth/oauth-errors.ts'
import { covers } from '../oauth/scopes.ts'

export interface SessionRow {
  id: Id
  account_id: Id | null
  app_id: Id
  scopes: string[]
  created_at: number
}

export const toSession = (row: SessionRow): Session => ({
  id: row.id,
  accountId: row.account_id,
  appId: row.app_id,
  scopes: row.scopes,
  createdAt: row.created_at,
})

export interface SessionRequest {
  accountId: Id | null
  appId: Id
  scopes: string[]
}

/** Throws `notFound` for an unknown application or an account that is not active, `invalid_scope` beyond the application's. */
export async function openSession({ pool }: Pick<UserContext, 'pool'>, input: SessionRequest): Promise<Session> {
  const { rows } = await pool.query<{ scopes: string[] }>('SELECT scopes FROM users.oauth_apps WHERE id = $1', [
    input.appId,
  ])
  if (!rows[0]) throw notFound()
  if (!covers(rows[0].scopes, input.scopes)) throw invalidScope()
  const session = await insertSession(pool, input)
  if (!session) throw notFound()
  return session
}

/** Null when the account is neither active nor pending; what a pending one's is good for is decided when it is found. */
export async function insertSession(
  connection: Pick<Pool, 'query'>,
  { accountId, appId, scopes }: SessionRequest,
): Promise<Session | null> {
  const { rows } = await connection.query<SessionRow>(
    `INSERT INTO users.sessions (account_id, app_id, scopes)
     SELECT $1, $2, $3
     WHERE $1::bigint IS NULL OR EXISTS (SELECT FROM users.accounts WHERE id = $1 AND state IN ('active', 'pending'))
     RETURNING id, account_id, app_id, scopes, created_at`,
    [accountId, appId, [...new Set(scopes)]],
  )
  return rows[0] ? toSession(rows[0]) : null
}
