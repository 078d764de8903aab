// Pages of followers, followees, requests, endorsed, blocked and muted people, newest edge first, by the id of the edge.
import type { Id, IdPage, Paging } from '@rookery/contracts'
import { keyset } from '@rookery/database'
import type { UserContext } from '../context.ts'

type PageInput = { accountId: Id } & Paging
type EdgePage = (context: Pick<UserContext, 'pool'>, input: PageInput) => Promise<IdPage>

/** `mine` is the column that holds whose page it is, `theirs` the one with the people on it. Hidden accounts are left out. */
function edgePage(table: string, mine: string, theirs: string, condition = 'true'): EdgePage {
  return async ({ pool }, { accountId, ...paging }) => {
    const values: unknown[] = [accountId]
    const page = keyset(paging, 'e.id', values)
    const { rows } = await pool.query<{ cursor: Id; id: Id }>(
      `SELECT e.id AS cursor, e.${theirs} AS id
       FROM users.${table} e JOIN users.accounts a ON a.id = e.${theirs} AND a.state = 'active'
       WHERE e.${mine} = $1 AND ${condition} AND ${page.where} ${page.orderAndLimit}`,
      values,
    )
    const edges = page.newestFirst(rows)
    return {
      ids: edges.map(({ id }) => id),
      firstCursor: edges.at(0)?.cursor ?? null,
      lastCursor: edges.at(-1)?.cursor ?? null,
    }
  }
}

export const followerPage = edgePage('follows', 'followee_id', 'follower_id')
export const followingPage = edgePage('follows', 'follower_id', 'followee_id')
export const followRequestPage = edgePage('follow_requests', 'followee_id', 'follower_id')
export const endorsementPage = edgePage('endorsements', 'account_id', 'target_id')
export const blockPage = edgePage('blocks', 'account_id', 'target_id')
export const mutePage = edgePage('mutes', 'account_id', 'target_id', '(e.expires_at IS NULL OR e.expires_at > now())')
