/** What the relay needs of a PostgreSQL server, said in one line each before anything starts. */

import type { Logger } from '@rookery/telemetry'
import type { Client } from 'pg'

export class RelaySetupError extends Error {
  override name = 'RelaySetupError'
  readonly code = 'relay_setup'
}

interface Facts {
  wal_level: string
  may_replicate: boolean
  published: boolean
  /** Megabytes; -1 without limit. */
  keep_size: number
}

/** Throws RelaySetupError for what is missing. A slot without limit only gets a warning: the server may not be ours. */
export async function checkServer(client: Client, publication: string, logger: Pick<Logger, 'warn'>): Promise<void> {
  const { rows } = await client.query<Facts>(
    `SELECT current_setting('wal_level') AS wal_level,
       (SELECT rolsuper OR rolreplication FROM pg_roles WHERE rolname = current_user) AS may_replicate,
       EXISTS (SELECT FROM pg_publication WHERE pubname = $1) AS published,
       (SELECT setting::integer FROM pg_settings WHERE name = 'max_slot_wal_keep_size') AS keep_size`,
    [publication],
  )
  const facts = rows[0]!
  if (facts.wal_level !== 'logical')
    throw new RelaySetupError(`PostgreSQL has wal_level = ${facts.wal_level}; set wal_level = logical and restart it`)
  if (!facts.may_replicate)
    throw new RelaySetupError('the role behind DATABASE_URL needs REPLICATION: ALTER ROLE … REPLICATION')
  if (!facts.published) throw new RelaySetupError(`the publication ${publication} is missing: migrate first`)
  if (facts.keep_size < 0)
    logger.warn("max_slot_wal_keep_size is without limit: a stopped relay fills the disk; set it to '4GB'")
}
