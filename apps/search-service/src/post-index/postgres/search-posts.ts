/** A page of hits: windows of ids from the newest on, ranked each in itself, until the page is full or nothing is left. */
import type { Id } from '@rookery/contracts'
import { ENDLESS } from '../../query/dates.ts'
import { activeSlot, type Queryable } from '../../slots.ts'
import { stemmerOf } from '../../text/languages.ts'
import { type Cursor, formatCursor, parseCursor, type WindowKind } from '../cursor.ts'
import { narrow } from '../narrow.ts'
import type { PostHit, PostSearch } from '../port.ts'
import type { Stemmer } from './stemmer.ts'
import { stemsWanted, type WindowAsked, wantsLibrary, windowSql } from './window-sql.ts'

/** Matches among the newest documents from which on a word counts as common. */
const COMMON = 10

interface Window {
  hits: { id: Id; score: number; kept: boolean }[]
  matched: number
  bottom: Id
}

export async function searchPosts(db: Queryable, stemmer: Stemmer, search: PostSearch): Promise<PostHit[]> {
  // Who is not signed in keeps nothing.
  if (search.viewerId === null && wantsLibrary(search.query)) return []
  const languages = search.languages.filter((language) => stemmerOf(language) !== null)
  const [slot, stemOf] = await Promise.all([activeSlot(db), stemmer.prepare(stemsWanted(search.query, languages))])
  const { query, ...dates } = narrow(search.query)
  const floor = Math.max(dates.from, search.above === undefined ? 0 : search.above + 1)
  const hits: PostHit[] = []
  const asked = { slot, search: { ...search, query, languages }, stemOf }

  let resumed: Cursor | null = parseCursor(search.after)
  let below = Math.min(dates.below, search.below ?? ENDLESS, resumed?.below ?? ENDLESS)
  while (hits.length < search.limit && below > floor) {
    const limit = search.limit - hits.length
    const { kind, window } = resumed
      ? {
          kind: resumed.kind,
          window: await readWindow(db, {
            ...asked,
            kind: resumed.kind,
            below,
            from: Math.max(floor, resumed.from),
            begun: true,
            after: resumed,
            limit,
          }),
        }
      : await beginWindow(db, { ...asked, below, from: floor, begun: false, after: null, limit })
    const bounds = { kind, below, from: window.bottom }
    hits.push(
      ...window.hits.map(({ id, score, kept }) => ({ id, kept, cursor: formatCursor({ ...bounds, score, id }) })),
    )
    below = window.bottom
    resumed = null
  }
  return hits
}

/** First the newest documents: cheap, and enough for a common word. Rarer ones are looked up in the index as a whole. */
async function beginWindow(
  db: Queryable,
  asked: Omit<WindowAsked, 'kind'>,
): Promise<{ kind: WindowKind; window: Window }> {
  if (wantsLibrary(asked.search.query))
    return { kind: 'library', window: await readWindow(db, { ...asked, kind: 'library' }) }
  const newest = await readWindow(db, { ...asked, kind: 'newest' })
  if (newest.matched >= COMMON || newest.bottom <= asked.from) return { kind: 'newest', window: newest }
  return { kind: 'all', window: await readWindow(db, { ...asked, kind: 'all' }) }
}

async function readWindow(db: Queryable, asked: WindowAsked): Promise<Window> {
  const { rows } = await db.query<{ bottom: Id; matched: number; id: Id | null; score: number; kept: boolean }>(
    windowSql(asked),
  )
  const { bottom, matched } = rows[0]!
  const hits = rows.flatMap(({ id, score, kept }) => (id === null ? [] : [{ id, score, kept }]))
  return { hits, matched, bottom }
}
