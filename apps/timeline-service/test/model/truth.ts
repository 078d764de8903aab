// What a reader should see, in plain terms and without a thought for speed or caches.
import { DAY_OF_IDS, type Id } from '@rookery/contracts'
import type { Row, Tables } from './tables.ts'

/** Newest first. */
export function truth(tables: Tables, reader: Id): Id[] {
  const seen = [...tables.posts.values()].filter((row) => shown(tables, reader, row)).sort((a, b) => b.id - a.id)
  return seen.filter((row) => !repeats(row, seen)).map((row) => row.id)
}

/** As truth, before boosts are collapsed. */
export function shown(tables: Tables, reader: Id, row: Row): boolean {
  if (row.boostOfId !== null) {
    const original = tables.posts.get(row.boostOfId)
    if (!original || hiddenPerson(tables, reader, original.authorId)) return false
    if (original.mentionIds.some((id) => tables.mutes(reader, id) || tables.blocks(reader, id))) {
      if (original.authorId !== reader) return false
    }
    if (row.authorId !== reader && tables.hidesBoosts(reader, row.authorId)) return false
    if (original.visibility === 'followers' && original.authorId !== reader) {
      if (!tables.follows(reader, original.authorId) && !original.mentionIds.includes(reader)) return false
    }
  }
  if (row.authorId === reader) return true
  if (hiddenPerson(tables, reader, row.authorId)) return false
  const tagged = row.visibility === 'public' && row.tags.some((tag) => tables.followsTag(reader, tag))
  const followed = tables.follows(reader, row.authorId) && !tables.listsExclusively(reader, row.authorId)
  if (!tagged && !followed) return false
  if (row.visibility === 'direct' && !row.mentionIds.includes(reader)) return false
  if (row.mentionIds.some((id) => tables.mutes(reader, id) || tables.blocks(reader, id))) return false
  const to = row.inReplyToAccountId
  return to === null || to === row.authorId || to === reader || tables.follows(reader, to)
}

function hiddenPerson(tables: Tables, reader: Id, person: Id): boolean {
  if (person === reader) return false
  return tables.blocks(reader, person) || tables.blocks(person, reader) || tables.mutes(reader, person)
}

/** A boost of what stood in the home already, at most 24 hours of ids before. */
function repeats(boost: Row, seen: Row[]): boolean {
  if (boost.boostOfId === null) return false
  const from = Math.max(boost.boostOfId, boost.id - DAY_OF_IDS)
  return seen.some(
    (row) => row.id >= from && row.id < boost.id && (row.id === boost.boostOfId || row.boostOfId === boost.boostOfId),
  )
}
