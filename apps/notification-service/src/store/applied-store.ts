/** Effects and the position they go up to, in one transaction (decisions 3, 10): what appliedOnce needs of PostgreSQL. */
import { type Pool, withTransaction } from '@rookery/database'
import { type AppliedPositions, type AppliedStore, newestEpochIn, positionsIn } from '@rookery/event-log'
import type { PoolClient } from 'pg'

const TABLE = 'notifications.applied_positions'

export interface AppliedTransaction extends AppliedPositions {
  client: PoolClient
}

export function createAppliedStore(pool: Pool): AppliedStore<AppliedTransaction> {
  return {
    transaction: (work) => withTransaction(pool, (client) => work({ client, ...positionsIn(client, TABLE) })),
    epoch: () => newestEpochIn(pool, TABLE),
  }
}
