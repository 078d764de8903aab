/**
 * Which of the two table sets answers, and whether the other is being filled. Writers hold the lock shared until they commit, whoever
 * switches takes it alone: so a writer that began before a rebuild has finished before the rebuild reads, and none misses it.
 */
import type { Pool } from '@rookery/database'

export type Slot = 0 | 1
/** A pool, or the connection of a transaction. */
export type Queryable = Pick<Pool, 'query'>

/** Any constant of ours; advisory locks are per database. */
const SWITCH_LOCK = 7_665_354_131

interface State {
  active: Slot
  building: Slot | null
}

export async function activeSlot(db: Queryable): Promise<Slot> {
  const { rows } = await db.query<State>({ name: 'slots', text: 'SELECT active, building FROM search.state' })
  return rows[0]!.active
}

/** The slots that a change must reach. Within a transaction: they stay so until its end. */
export async function slotsToWrite(tx: Queryable): Promise<Slot[]> {
  await tx.query({ name: 'share_slots', text: 'SELECT pg_advisory_xact_lock_shared($1)', values: [SWITCH_LOCK] })
  const { rows } = await tx.query<State>({ name: 'slots', text: 'SELECT active, building FROM search.state' })
  const { active, building } = rows[0]!
  return building === null ? [active] : [active, building]
}

/** Empties the slot that does not answer and lets every change reach it too, from here on. Within a transaction. */
export async function beginBuilding(tx: Queryable): Promise<Slot> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [SWITCH_LOCK])
  const spare = (1 - (await activeSlot(tx))) as Slot
  await tx.query('SELECT search.clear_slot($1::smallint)', [spare])
  await tx.query('UPDATE search.state SET building = $1', [spare])
  return spare
}

/** No change reaches the slot any more, and it is empty. Within a transaction of whoever holds the lock of rebuilds. */
export async function abandonBuilding(tx: Queryable, slot: Slot): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [SWITCH_LOCK])
  const { rowCount } = await tx.query('UPDATE search.state SET building = NULL WHERE building = $1', [slot])
  if (rowCount !== 0) await tx.query('SELECT search.clear_slot($1::smallint)', [slot])
}

/** The filled slot answers; the other is let go of, and emptied by the next rebuild. Within a transaction. */
export async function finishBuilding(tx: Queryable, slot: Slot): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [SWITCH_LOCK])
  const { rowCount } = await tx.query('UPDATE search.state SET active = $1, building = NULL WHERE building = $1', [
    slot,
  ])
  if (rowCount === 0) throw new Error('another rebuild took the place of this one')
}
