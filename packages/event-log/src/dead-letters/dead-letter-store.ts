/** Dead letters in PostgreSQL (table relay.dead_letters): parked by consumers, listed and replayed by an operator. */
import type { DomainEvent } from '@rookery/contracts'
import type { DeadLetter, DeadLetterStore } from '../port.ts'

/** What we need of a pool: `pg.Pool`, or anything that runs a statement. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

export interface ParkedLetter extends DeadLetter {
  id: string
  parkedAt: Date
}

export interface DeadLetterFilter {
  group?: string
  /** Ids of letters. */
  ids?: readonly string[]
  /** Default 1,000, oldest first. */
  limit?: number
}

export interface DeadLetters extends DeadLetterStore {
  list(filter?: DeadLetterFilter): Promise<ParkedLetter[]>
  remove(id: string): Promise<void>
  /** A replay was refused: keeps the letter with the new reason. */
  refused(id: string, error: string): Promise<void>
}

const PARK = `
  INSERT INTO relay.dead_letters (group_name, topic, partition, epoch, lsn, index, event, error, attempts)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (group_name, epoch, lsn, index)
  DO UPDATE SET error = excluded.error, attempts = dead_letters.attempts + excluded.attempts`
const LIST = `
  SELECT id::text, group_name, topic, partition, event, error, attempts, parked_at FROM relay.dead_letters
  WHERE ($1::text IS NULL OR group_name = $1) AND ($2::bigint[] IS NULL OR id = ANY ($2))
  ORDER BY relay.dead_letters.id LIMIT $3`
const REMOVE = 'DELETE FROM relay.dead_letters WHERE id = $1'
const REFUSED = 'UPDATE relay.dead_letters SET error = $2, attempts = attempts + 1 WHERE id = $1'

/** PostgreSQL's text holds no NUL, and nobody reads a megabyte of error. */
const tidy = (error: string): string => error.replaceAll('\0', '').slice(0, 2_000)

export function createDeadLetterStore(db: Queryable): DeadLetters {
  return {
    async park({ group, topic, partition, event, error, attempts }) {
      const { epoch, lsn, index } = event.position
      const json = JSON.stringify(event)
      await db.query(PARK, [group, topic, partition, epoch, lsn, index, json, tidy(error), attempts])
    },
    async list({ group, ids, limit = 1_000 } = {}) {
      // Ids come from a command line, where those of jobs stand among ours.
      const numbers = ids?.filter((id) => /^\d{1,18}$/.test(id)) ?? null
      const { rows } = await db.query(LIST, [group ?? null, numbers, limit])
      return rows.map((row) => ({
        id: row.id as string,
        group: row.group_name as string,
        topic: row.topic as string,
        partition: row.partition as number,
        event: row.event as DomainEvent,
        error: row.error as string,
        attempts: row.attempts as number,
        parkedAt: row.parked_at as Date,
      }))
    },
    async remove(id) {
      await db.query(REMOVE, [id])
    },
    async refused(id, error) {
      await db.query(REFUSED, [id, tidy(error)])
    },
  }
}
