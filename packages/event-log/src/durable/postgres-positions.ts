/** The positions of a durable handler in PostgreSQL: a table with topic, partition (its key), epoch, lsn and index. */
import type { AppliedPositions } from './applied-once.ts'

/** A pool, or the connection of a transaction. */
export interface PositionsDatabase {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

interface Row {
  epoch: number
  lsn: number
  index: number
}

/** Within a transaction. `table`: with its schema, a constant of the caller's; bigints must be read as numbers. */
export const positionsIn = (tx: PositionsDatabase, table: string): AppliedPositions => ({
  async last(topic, partition) {
    // The row is there before it is locked, so that an owner whose lease ran out and its successor take turns from the first.
    await tx.query({
      name: `touch ${table}`,
      text: `INSERT INTO ${table} (topic, partition, epoch, lsn, index) VALUES ($1, $2, 0, 0, 0) ON CONFLICT DO NOTHING`,
      values: [topic, partition],
    })
    const { rows } = await tx.query({
      name: `lock ${table}`,
      text: `SELECT epoch, lsn, index FROM ${table} WHERE topic = $1 AND partition = $2 FOR UPDATE`,
      values: [topic, partition],
    })
    const { epoch, lsn, index } = rows[0] as Row
    // Epochs begin at 1.
    return epoch ? { epoch, lsn, index } : null
  },
  async save(topic, partition, { epoch, lsn, index }) {
    await tx.query({
      name: `save ${table}`,
      text: `UPDATE ${table} SET epoch = $3, lsn = $4, index = $5 WHERE topic = $1 AND partition = $2`,
      values: [topic, partition, epoch, lsn, index],
    })
  },
})

/** The epoch of the newest position kept; null when there is none. */
export async function newestEpochIn(db: PositionsDatabase, table: string): Promise<number | null> {
  const text = `SELECT max(epoch) AS epoch FROM ${table}`
  const { rows } = await db.query({ name: `epoch ${table}`, text, values: [] })
  return (rows[0] as { epoch: number | null }).epoch || null
}
