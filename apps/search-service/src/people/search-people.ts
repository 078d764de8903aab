/** People by the start of their names: exact names first, then exact words, then the most followed. */
import type { Id } from '@rookery/contracts'
import { fold } from '../text/fold.ts'
import { wordsOf } from '../text/words.ts'
import type { PeopleIndex } from './port.ts'

/** Nobody pages further. */
const MAX_OFFSET = 5_000

interface AskedPeople {
  query: string
  limit: number
  offset: number
  among: Id[] | null
}

export async function searchPeople(
  people: Pick<PeopleIndex, 'find'>,
  { query, limit, offset, among }: AskedPeople,
): Promise<Id[]> {
  const terms = termsOf(query)
  if (terms.length === 0 || limit <= 0 || offset > MAX_OFFSET || among?.length === 0) return []
  return people.find({ terms, display: terms.map(fold).join(' '), limit, offset, among })
}

/** `@Alice_B` is a name as it stands; anything else is taken as its words. */
function termsOf(query: string): string[] {
  const parts = query.trim().replace(/^@/, '').split(/\s+/).slice(0, 8)
  const terms = parts.flatMap((part) => {
    const name = part.toLowerCase()
    return /^[a-z0-9_]{1,64}$/.test(name) ? name : wordsOf(part, { forQuery: true }).map(({ word }) => word)
  })
  return [...new Set(terms)].slice(0, 8)
}
