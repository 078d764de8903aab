/** How far an account has read: the last one to write is right, and its version tells. */
import type { Id, Marker, MarkerTimeline } from '@rookery/contracts'
import type { Pool } from '@rookery/database'

const COLUMNS = `m.timeline, m.last_read_id AS "lastReadId", m.version, m.updated_at AS "updatedAt"`

export async function readMarkers(
  pool: Pool,
  { accountId, timelines }: { accountId: Id; timelines: MarkerTimeline[] },
): Promise<Marker[]> {
  const { rows } = await pool.query<Marker>(
    `SELECT ${COLUMNS} FROM notifications.markers m WHERE account_id = $1 AND timeline = ANY ($2::text[])`,
    [accountId, timelines],
  )
  return rows
}

export async function saveMarkers(
  pool: Pool,
  { accountId, markers }: { accountId: Id; markers: { timeline: MarkerTimeline; lastReadId: Id }[] },
): Promise<Marker[]> {
  if (markers.length === 0) return []
  const { rows } = await pool.query<Marker>(
    `INSERT INTO notifications.markers AS m (account_id, timeline, last_read_id)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[]) AS g (timeline, last_read_id) ORDER BY timeline
     ON CONFLICT (account_id, timeline) DO UPDATE
     SET last_read_id = EXCLUDED.last_read_id, version = m.version + 1, updated_at = now()
     RETURNING ${COLUMNS}`,
    [accountId, markers.map(({ timeline }) => timeline), markers.map(({ lastReadId }) => lastReadId)],
  )
  return rows
}
