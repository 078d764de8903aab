/** The index and the positions applied to it, in one transaction (packages/event-log, appliedOnce). */
import { type Pool, withTransaction } from '@rookery/database'
import { type AppliedPositions, type AppliedStore, newestEpochIn, positionsIn } from '@rookery/event-log'
import type { Changes } from '../changes.ts'
import { applyPeople } from '../people/postgres/apply-people.ts'
import type { PostgresIndex } from '../post-index/postgres/postgres-index.ts'
import { type Queryable, type Slot, slotsToWrite } from '../slots.ts'

const TABLE = 'search.applied'

export interface IndexTransaction extends AppliedPositions {
  write(changes: Changes): Promise<void>
}

export function createAppliedStore(pool: Pool, index: PostgresIndex): AppliedStore<IndexTransaction> {
  return {
    transaction: (work) =>
      withTransaction(pool, (client) =>
        work({ ...positionsIn(client, TABLE), write: (changes) => write(client, index, changes) }),
      ),
    epoch: () => newestEpochIn(pool, TABLE),
  }
}

/** Within a transaction. */
export async function writeChanges(
  tx: Queryable,
  index: PostgresIndex,
  slots: readonly Slot[],
  { posts, people }: Changes,
): Promise<void> {
  await index.applyWithin(tx, slots, posts)
  await applyPeople(tx, slots, people)
}

async function write(tx: Queryable, index: PostgresIndex, changes: Changes): Promise<void> {
  if (changes.posts.length === 0 && changes.people.length === 0) return
  await writeChanges(tx, index, await slotsToWrite(tx), changes)
}
