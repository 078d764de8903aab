/** Effects and the position they go up to, in one transaction (decisions 3, 10): what appliedOnce needs of PostgreSQL. */
import { type Pool, withTransaction } from '@rookery/database'
import type { AppliedPositions, AppliedStore } from '@rookery/event-log'
import type { PoolClient } from 'pg'

export interface AppliedTransaction extends AppliedPositions {
  client: PoolClient
}

export function createAppliedStore(pool: Pool): AppliedStore<AppliedTransaction> {
  return {
    transaction: (work) => withTransaction(pool, (client) => work({ client, ...positions(client) })),
    async epoch() {
      const { rows } = await pool.query<{ epoch: number | null }>(
        'SELECT max(epoch) AS epoch FROM notifications.applied_positions',
      )
      return rows[0]?.epoch ?? null
    },
  }
}

const positions = (client: PoolClient): AppliedPositions => ({
  async last(topic, partition) {
    // The row is there before it is locked, so that an owner whose lease ran out and its successor take turns from the first.
    await client.query({
      name: 'touch-position',
      text: 'INSERT INTO notifications.applied_positions (topic, partition) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      values: [topic, partition],
    })
    const { rows } = await client.query<{ epoch: number | null; lsn: number; index: number }>({
      name: 'lock-position',
      text: `SELECT epoch, lsn, index FROM notifications.applied_positions WHERE topic = $1 AND partition = $2 FOR UPDATE`,
      values: [topic, partition],
    })
    const [row] = rows
    return row?.epoch == null ? null : { epoch: row.epoch, lsn: row.lsn, index: row.index }
  },
  async save(topic, partition, { epoch, lsn, index }) {
    await client.query({
      name: 'save-position',
      text: `UPDATE notifications.applied_positions SET epoch = $3, lsn = $4, index = $5 WHERE topic = $1 AND partition = $2`,
      values: [topic, partition, epoch, lsn, index],
    })
  },
})
