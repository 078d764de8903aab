/** Brings a new (or detached) group up from the tables before it consumes. */
import type { ConsumeOptions } from '../port.ts'
import type { Claim, ConsumerBackend } from './backend.ts'
import { positionOf, START } from './ids.ts'

/** Run by the one consumer that holds the group's back-fill lease. When it fails, the next heartbeat tries again. */
export async function runBackfill(
  backend: ConsumerBackend,
  { group, backfill, effectsEpoch }: ConsumeOptions,
  { epoch, from }: Claim & { status: 'backfill' },
): Promise<void> {
  // From the beginning and with effects of this very epoch: Redis lost the log, and the relay sends again what is owed.
  const kept = from === START && effectsEpoch !== undefined && (await effectsEpoch()) === epoch
  if (backfill && !kept) await backfill(from === START ? null : positionOf(epoch, from))
  await backend.ready(group.name)
}
