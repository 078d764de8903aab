/** People in PostgreSQL: indexes hold their terms in the order asked for. */
import type { Id } from '@rookery/contracts'
import { startsWith } from '../../post-index/postgres/starts-with.ts'
import { activeSlot, type Queryable, type Slot } from '../../slots.ts'
import type { PeopleSearch } from '../port.ts'

/** With several terms the longest is looked up, and so many of the most followed are held against the others. */
const CANDIDATES = 2_000

export async function findPeople(db: Queryable, search: PeopleSearch): Promise<Id[]> {
  const { terms, limit, offset, among } = search
  const slot = await activeSlot(db)
  const wanted = limit + offset
  const found =
    terms.length === 1
      ? await byTerm(db, slot, terms[0]!, wanted, among)
      : await byTerms(db, slot, search, wanted, among)
  return [...new Set(found)].slice(offset, wanted)
}

async function byTerm(
  db: Queryable,
  slot: Slot,
  term: string,
  wanted: number,
  among: readonly Id[] | null,
): Promise<Id[]> {
  const terms = `search.people_terms_${slot}`
  const people = `search.people_${slot}`
  const inAmong = among === null ? '' : 'AND account_id = ANY ($3::bigint[])'
  const { rows } = await db.query<{ account_id: Id }>(
    `(SELECT t.account_id FROM ${terms} t JOIN ${people} p USING (account_id)
      WHERE t.term = $1 ${inAmong}
      ORDER BY (p.name = $1) DESC, (p.display = $1) DESC, t.followers_count DESC, t.account_id LIMIT $2)
     UNION ALL
     (SELECT account_id FROM (
        SELECT account_id, followers_count FROM ${terms}
        WHERE ${startsWith('term', term, '$1')} ${inAmong}
        ORDER BY followers_count DESC, account_id LIMIT 2 * $2::bigint
      ) AS completed)`,
    among === null ? [term, wanted] : [term, wanted, among],
  )
  return rows.map((row) => row.account_id)
}

async function byTerms(
  db: Queryable,
  slot: Slot,
  { terms, display }: PeopleSearch,
  wanted: number,
  among: readonly Id[] | null,
): Promise<Id[]> {
  const longest = terms.reduce((a, b) => (b.length > a.length ? b : a))
  const inAmong = among === null ? '' : 'AND t.account_id = ANY ($5::bigint[])'
  const { rows } = await db.query<{ account_id: Id }>(
    `SELECT p.account_id FROM (
       SELECT DISTINCT account_id FROM (
         SELECT t.account_id FROM search.people_terms_${slot} t WHERE ${startsWith('t.term', longest, '$1')} ${inAmong}
         ORDER BY t.followers_count DESC, t.account_id LIMIT ${CANDIDATES}
       ) AS candidates
     ) AS c JOIN search.people_${slot} p USING (account_id)
     WHERE NOT EXISTS (
       SELECT FROM unnest($2::text[]) AS wanted (prefix)
       WHERE NOT EXISTS (SELECT FROM unnest(p.terms) AS own (term) WHERE starts_with(own.term, wanted.prefix)))
     ORDER BY (p.display = $3) DESC, p.followers_count DESC, p.account_id LIMIT $4`,
    [longest, terms, display, wanted, ...(among === null ? [] : [among])],
  )
  return rows.map((row) => row.account_id)
}
