/** People into their tables. An older change never wins; the terms follow the row that won. */
import { newest } from '../../post-index/newest.ts'
import type { Queryable, Slot } from '../../slots.ts'
import type { PersonChange } from '../person.ts'

/** Within a transaction that has the slots from `slotsToWrite`. */
export async function applyPeople(
  tx: Queryable,
  slots: readonly Slot[],
  changes: readonly PersonChange[],
): Promise<void> {
  const sorted = newest(changes, ({ accountId }) => String(accountId)).sort((a, b) => a.accountId - b.accountId)
  for (const slot of slots) await applyTo(tx, slot, sorted)
}

async function applyTo(tx: Queryable, slot: Slot, changes: readonly PersonChange[]): Promise<void> {
  if (changes.length === 0) return
  const { rows } = await tx.query<{ account_id: number }>({
    name: `apply_people_${slot}`,
    text: `INSERT INTO search.people_${slot} AS t (account_id, name, display, terms, followers_count, active, epoch, lsn, index)
      SELECT account_id, name, display, string_to_array(terms, ' '), followers_count, active, epoch, lsn, index
      FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::integer[], $8::bigint[], $9::integer[])
        AS given (account_id, name, display, terms, followers_count, active, epoch, lsn, index)
      ON CONFLICT (account_id) DO UPDATE
      SET name = EXCLUDED.name, display = EXCLUDED.display, terms = EXCLUDED.terms, followers_count = EXCLUDED.followers_count,
          active = EXCLUDED.active, epoch = EXCLUDED.epoch, lsn = EXCLUDED.lsn, index = EXCLUDED.index
      WHERE (t.epoch, t.lsn, t.index) < (EXCLUDED.epoch, EXCLUDED.lsn, EXCLUDED.index)
      RETURNING account_id`,
    values: [
      changes.map(({ accountId }) => accountId),
      changes.map(({ person }) => person?.name ?? ''),
      changes.map(({ person }) => person?.display ?? ''),
      changes.map(({ person }) => person?.terms.join(' ') ?? ''),
      changes.map(({ person }) => person?.followersCount ?? 0),
      changes.map(({ person }) => person !== null),
      changes.map(({ version }) => version.epoch),
      changes.map(({ version }) => version.lsn),
      changes.map(({ version }) => version.index),
    ],
  })
  const written = rows.map((row) => row.account_id)
  await tx.query({
    name: `drop_terms_${slot}`,
    text: `DELETE FROM search.people_terms_${slot} WHERE account_id = ANY ($1::bigint[])`,
    values: [written],
  })
  await tx.query({
    name: `write_terms_${slot}`,
    text: `INSERT INTO search.people_terms_${slot} (account_id, term, followers_count)
      SELECT DISTINCT account_id, term, followers_count FROM search.people_${slot}, unnest(terms) AS term
      WHERE account_id = ANY ($1::bigint[]) AND term <> '' ON CONFLICT DO NOTHING`,
    values: [written],
  })
}
