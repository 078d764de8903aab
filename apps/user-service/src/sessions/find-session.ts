// What an access token stands for now: asked by gateways at every write and at reads past their cache.
import type { Id, Session } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { createUseNotes } from './note-uses.ts'
import { type SessionRow, toSession } from './open-session.ts'

/**
 * Answers null when unknown, revoked, or its account is not active. What is asked in one turn of the event loop shares one
 * query, begun after each was asked: every write asks, and a query of its own each cost a sixth of posting. It is waited for as
 * long as by whoever asked first; those of one turn have the same time.
 */
export function createSessionFinder(
  context: Pick<UserContext, 'pool' | 'clock' | 'logger'>,
): (input: { sessionId: Id }) => Promise<Session | null> {
  const { pool } = context
  const noteUses = createUseNotes(context)
  let gathering: { ids: Set<Id>; found: Promise<Map<Id, Session>> } | null = null

  const read = async (ids: Set<Id>) => {
    await new Promise((resolve) => setImmediate(resolve))
    gathering = null
    const { rows } = await pool.query<SessionRow>({ name: 'find-sessions', text: FIND, values: [[...ids]] })
    noteUses(rows.map((row) => row.id))
    return new Map(rows.map((row) => [row.id, toSession(row)]))
  }
  return async ({ sessionId }) => {
    if (!gathering) {
      const ids = new Set<Id>()
      gathering = { ids, found: read(ids) }
    }
    gathering.ids.add(sessionId)
    return (await gathering.found).get(sessionId) ?? null
  }
}

const FIND = `SELECT s.id, s.account_id, s.app_id, s.scopes, s.created_at
  FROM users.sessions s LEFT JOIN users.accounts a ON a.id = s.account_id
  WHERE s.id = ANY ($1::bigint[]) AND s.revoked_at IS NULL AND (s.account_id IS NULL OR a.state = 'active')`
