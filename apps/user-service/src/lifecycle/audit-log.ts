// The record of what was done to accounts by others than themselves, and of their end. Written in the transaction of the deed.
import type { Actor, AuditRecord, Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { UserContext } from '../context.ts'

export interface Deed {
  actor: Actor
  action: string
  targetId: Id
  target: string
  details?: Record<string, unknown>
}

export async function recordDeed(client: Pick<Pool, 'query'>, deed: Deed): Promise<void> {
  await client.query(
    'INSERT INTO users.audit_log (actor, action, target_id, target, details) VALUES ($1, $2, $3, $4, $5)',
    [String(deed.actor), deed.action, deed.targetId, deed.target, JSON.stringify(deed.details ?? {})],
  )
}

/** Newest first. */
export async function auditLog(
  { pool }: Pick<UserContext, 'pool'>,
  { maxId, limit }: { maxId?: Id | undefined; limit: number },
): Promise<AuditRecord[]> {
  const { rows } = await pool.query<Omit<AuditRecord, 'actor'> & { actor: string }>(
    `SELECT id, at, actor, action, target_id AS "targetId", target, details FROM users.audit_log
     WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
    [maxId ?? null, limit],
  )
  return rows.map((row) => ({ ...row, actor: row.actor === 'cli' ? 'cli' : Number(row.actor) }))
}
