/** The replication slot and the epoch that belongs to it: made together, lost together. */
import type { Client } from 'pg'
import { parseLsn } from './lsn.ts'

export interface PreparedSlot {
  epoch: number
  /** Everything before it has been acknowledged. */
  confirmedLsn: number
  /** Why the epoch rose just now; null when it did not. */
  begun: 'no slot' | 'slot lost' | 'another cluster' | null
  /** False until the hooks of this epoch have run. */
  announced: boolean
}

interface SlotRow {
  active: boolean
  wal_status: string | null
  database: string
  here: boolean
  confirmed_flush_lsn: string | null
}
interface StateRow {
  epoch: number
  announced_epoch: number
  system_identifier: string | null
  here: string
}

/** `rookery_<database>` in the alphabet of slot names (a-z, 0-9, _; 63 bytes), told apart by a hash when that loses something. */
export function slotName(database: string, hash: (text: string) => string): string {
  const plain = database.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')
  const name = `rookery_${plain}`
  return plain === database && name.length <= 63 ? name : `${name.slice(0, 54)}_${hash(database).slice(0, 8)}`
}

/** Makes sure that slot and epoch fit each other; null while another relay has the slot. */
export async function prepareSlot(client: Client, slot: string): Promise<PreparedSlot | null> {
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [slot])
  try {
    const found = await readSlot(client, slot)
    if (found && !found.here) throw new Error(`the replication slot ${slot} belongs to the database ${found.database}`)
    if (found?.active) return null
    const state = await readState(client)
    const begun = reasonForEpoch(found, state)
    if (begun) await beginEpoch(client, slot, { drop: found !== undefined, system: state.here })
    const [now, { confirmed_flush_lsn }] = begun
      ? [await readState(client), (await readSlot(client, slot))!]
      : [state, found!]
    return {
      epoch: now.epoch,
      confirmedLsn: parseLsn(confirmed_flush_lsn ?? '0/0'),
      begun,
      announced: now.announced_epoch === now.epoch,
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [slot]).catch(() => {})
  }
}

export async function readEpoch(client: Client): Promise<number> {
  return (await readState(client)).epoch
}

/** The log already holds this epoch, of another history (a dump older than the log was restored): go past it. */
export async function skipEpoch(client: Client, epoch: number): Promise<void> {
  await client.query('UPDATE relay.state SET epoch = epoch + 1 WHERE epoch = $1', [epoch])
}

/** The hooks of this epoch have run and need not run again. */
export async function markAnnounced(client: Client, epoch: number): Promise<void> {
  await client.query('UPDATE relay.state SET announced_epoch = $1 WHERE epoch = $1', [epoch])
}

function reasonForEpoch(slot: SlotRow | undefined, state: StateRow): PreparedSlot['begun'] {
  if (state.system_identifier !== null && state.system_identifier !== state.here) return 'another cluster'
  if (!slot) return 'no slot'
  return slot.wal_status === 'lost' ? 'slot lost' : null
}

/** In this order a crash at any point leaves no slot, and so leads here again: an epoch more does no harm, one less would. */
async function beginEpoch(
  client: Client,
  slot: string,
  { drop, system }: { drop: boolean; system: string },
): Promise<void> {
  if (drop) await client.query('SELECT pg_drop_replication_slot($1)', [slot])
  await client.query('UPDATE relay.state SET epoch = epoch + 1, system_identifier = $1', [system])
  await client.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [slot])
}

async function readSlot(client: Client, slot: string): Promise<SlotRow | undefined> {
  const { rows } = await client.query<SlotRow>(
    `SELECT active, wal_status, database, database = current_database() AS here, confirmed_flush_lsn::text
     FROM pg_replication_slots WHERE slot_name = $1`,
    [slot],
  )
  return rows[0]
}

async function readState(client: Client): Promise<StateRow> {
  const { rows } = await client.query<StateRow>(
    `SELECT epoch, announced_epoch, s.system_identifier, c.system_identifier::text AS here
     FROM relay.state s, pg_control_system() c`,
  )
  if (!rows[0]) throw new Error('relay.state has no row')
  return rows[0]
}
