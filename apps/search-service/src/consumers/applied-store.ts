/** The index and the positions applied to it, in one transaction (packages/event-log, appliedOnce). */
import { type Pool, withTransaction } from '@rookery/database'
import type { AppliedPositions, AppliedStore } from '@rookery/event-log'
import { applyPeople } from '../people/apply-people.ts'
import type { PostgresIndex } from '../post-index/postgres/postgres-index.ts'
import { type Queryable, slotsToWrite } from '../slots.ts'
import type { Changes } from './changes-of-events.ts'

export interface IndexTransaction extends AppliedPositions {
  write(changes: Changes): Promise<void>
}

export function createAppliedStore(pool: Pool, index: PostgresIndex): AppliedStore<IndexTransaction> {
  return {
    transaction: (work) =>
      withTransaction(pool, (client) =>
        work({ ...positions(client), write: (changes) => write(client, index, changes) }),
      ),
    async epoch() {
      const { rows } = await pool.query<{ epoch: number | null }>('SELECT max(epoch) AS epoch FROM search.applied')
      return rows[0]?.epoch || null
    },
  }
}

async function write(tx: Queryable, index: PostgresIndex, { posts, people }: Changes): Promise<void> {
  if (posts.length === 0 && people.length === 0) return
  const slots = await slotsToWrite(tx)
  await index.applyWithin(tx, slots, posts)
  await applyPeople(tx, slots, people)
}

const positions = (tx: Queryable): AppliedPositions => ({
  async last(topic, partition) {
    // The row is there before it is locked, so that an owner whose lease ran out and its successor take turns from the first.
    await tx.query({
      name: 'touch_applied',
      text: 'INSERT INTO search.applied (topic, partition, epoch, lsn, index) VALUES ($1, $2, 0, 0, 0) ON CONFLICT DO NOTHING',
      values: [topic, partition],
    })
    const { rows } = await tx.query<{ epoch: number; lsn: number; index: number }>({
      name: 'lock_applied',
      text: 'SELECT epoch, lsn, index FROM search.applied WHERE topic = $1 AND partition = $2 FOR UPDATE',
      values: [topic, partition],
    })
    const row = rows[0]!
    return row.epoch === 0 ? null : row
  },
  async save(topic, partition, { epoch, lsn, index }) {
    await tx.query({
      name: 'save_applied',
      text: 'UPDATE search.applied SET epoch = $3, lsn = $4, index = $5 WHERE topic = $1 AND partition = $2',
      values: [topic, partition, epoch, lsn, index],
    })
  },
})
