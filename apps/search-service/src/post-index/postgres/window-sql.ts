/** The SQL of one window of hits (see cursor.ts); what it costs does not grow with the index for common words. */
import type { Id } from '@rookery/contracts'
import { leavesOf } from '../../query/resolve-people.ts'
import type { Query } from '../../query/types.ts'
import type { Slot } from '../../slots.ts'
import type { WindowKind } from '../cursor.ts'
import type { PostSearch } from '../port.ts'
import { type Compiling, compile, rankedBy, type StemOf } from './lexemes.ts'

/** Documents of a `newest` window, matches of an `all` window, kept posts of a `library` window: at most so many are ranked. */
export const SIZES: Readonly<Record<WindowKind, number>> = { newest: 1_500, all: 500, library: 3_000 }
/** Relevance halves with so many days. By absolute time: the order of two posts is the same tomorrow. */
const HALF_LIFE_DAYS = 30
const ID_UNITS_PER_DAY = 4096 * 86_400_000

export interface WindowAsked {
  slot: Slot
  kind: WindowKind
  search: Pick<PostSearch, 'query' | 'viewerId' | 'languages'>
  stemOf: StemOf
  below: Id
  from: Id
  /** A window begun before keeps its bounds. */
  begun: boolean
  /** Go on after this hit. */
  after: { score: number; id: Id } | null
  limit: number
}

/** Answers one row at least: `scanned`, `bottom` (the lowest id scanned), `matched`; and `id`, `score`, `kept` of hits, or nulls. */
export function windowSql(asked: WindowAsked): { name?: string; text: string; values: unknown[] } {
  const { slot, kind, search, stemOf, begun, after, limit } = asked
  const values: unknown[] = []
  const parameter = (value: unknown): string => `$${values.push(value)}`
  const viewer = search.viewerId === null ? null : `${parameter(search.viewerId)}::bigint`
  const [below, from] = [`${parameter(asked.below)}::bigint`, `${parameter(asked.from)}::bigint`]
  const within = (column: string) => `${column} >= ${from} AND ${column} < ${below}`

  const posts = `search.posts_${slot}`
  const mark = (condition: string) =>
    `NOT EXISTS (SELECT FROM search.authors_${slot} a WHERE a.account_id = p.author_id AND ${condition})`
  const open = `(p.open AND ${mark('NOT (a.active AND a.indexable)')})`
  const active = mark('NOT (a.active AND a.indexable) AND NOT a.active')
  const kept = (reasons: readonly string[] | null) => {
    if (viewer === null) return 'false'
    const reason = reasons === null ? '' : ` AND l.reason = ANY (${parameter(reasons)}::text[])`
    const entry = `EXISTS (SELECT FROM search.library_${slot} l WHERE l.account_id = ${viewer} AND l.post_id = p.id AND NOT l.gone${reason})`
    return reasons === null ? `(p.author_id = ${viewer} OR ${entry})` : entry
  }
  // The function behind `@@`, which no index answers: within a window each post is looked at.
  const matches = (tsquery: string) =>
    kind === 'all' ? `p.vector @@ ${tsquery}::tsquery` : `ts_match_vq(p.vector, ${tsquery}::tsquery)`
  const compiling: Compiling = { languages: search.languages, stemOf, matches, parameter, kept, open }
  const compiled = compile(search.query, compiling)
  const condition = 'sql' in compiled ? compiled.sql : matches(parameter(compiled.tsquery))
  const ranked = rankedBy(search.query, compiling)
  const rank = ranked === null ? '1' : `greatest(ts_rank(p.vector, ${parameter(ranked)}::tsquery, 1), 1e-6)`
  const score = `(ln(${rank}::float8) / ln(2) + p.id / ${ID_UNITS_PER_DAY * HALF_LIFE_DAYS}::float8)`
  // Posts may have come between into a window begun before; a cursor that somebody made up gets no more than that.
  const most = begun ? 2 * SIZES[kind] : SIZES[kind]
  const size = `LIMIT ${most}`

  const mine = viewer && {
    entries: `SELECT l.post_id AS id FROM search.library_${slot} l WHERE l.account_id = ${viewer} AND NOT l.gone AND`,
    own: `SELECT o.id FROM ${posts} o WHERE o.author_id = ${viewer} AND NOT o.gone AND`,
  }
  const sources: Record<WindowKind, string> = {
    newest: `
      scanned AS (
        SELECT p.id FROM ${posts} p WHERE p.open AND NOT p.gone AND ${within('p.id')} ORDER BY p.id DESC ${size}
      ), bounds AS MATERIALIZED (${bounds(most, from)}), hits AS (
        SELECT p.id, ${score} AS score FROM ${posts} p
        WHERE p.id >= (SELECT bottom FROM bounds) AND p.id < ${below} AND p.open AND NOT p.gone AND ${condition} AND ${open}
        ${
          mine
            ? `UNION SELECT p.id, ${score} FROM (
                 ${mine.entries} l.post_id >= (SELECT bottom FROM bounds) AND l.post_id < ${below}
                 UNION ${mine.own} o.id >= (SELECT bottom FROM bounds) AND o.id < ${below}
               ) AS mine JOIN ${posts} p USING (id) WHERE NOT p.gone AND ${condition} AND ${active}`
            : ''
        }
      )`,
    // `id + 0`: an index on id would be walked from the newest on, past all that does not match.
    all: `
      scanned AS MATERIALIZED (
        SELECT p.id, p.author_id, p.open, p.vector FROM ${posts} p
        WHERE ${condition} AND NOT p.gone AND ${within('p.id + 0')} AND (${open} OR (${kept(null)} AND ${active}))
        ORDER BY p.id + 0 DESC ${size}
      ), bounds AS (${bounds(most, from)}), hits AS (SELECT p.id, ${score} AS score FROM scanned p)`,
    library: `
      scanned AS MATERIALIZED (
        SELECT mine.id FROM (
          ${mine ? `(${mine.entries} ${within('l.post_id')} ORDER BY l.post_id DESC ${size}) UNION (${mine.own} ${within('o.id')} ORDER BY o.id DESC ${size})` : 'SELECT 0::bigint AS id WHERE false'}
        ) AS mine ORDER BY mine.id DESC ${size}
      ), bounds AS (${bounds(most, from)}), hits AS (
        SELECT p.id, ${score} AS score FROM scanned s JOIN ${posts} p USING (id) WHERE NOT p.gone AND ${condition} AND ${active}
      )`,
  }
  const following = after
    ? `WHERE (h.score, h.id) < (${parameter(after.score)}::float8, ${parameter(after.id)}::bigint)`
    : ''
  // Only lexemes are asked: few texts, so that each connection plans them once. Planning took longer than many a search.
  const name = 'tsquery' in compiled ? `window_${nameOf(asked)}_${ranked === null ? 'facts' : 'ranked'}` : undefined
  return {
    ...(name && { name }),
    text: `WITH ${sources[kind]}
      SELECT b.scanned, b.bottom, (SELECT count(*) FROM hits) AS matched, h.id, h.score, h.kept FROM bounds b LEFT JOIN (
        SELECT h.id, h.score, ${viewer === null ? 'false' : `(SELECT ${kept(null)} FROM ${posts} p WHERE p.id = h.id)`} AS kept
        FROM hits h ${following} ORDER BY h.score DESC, h.id DESC LIMIT ${parameter(limit)}::integer
      ) AS h ON true ORDER BY h.score DESC, h.id DESC`,
    values,
  }
}

const nameOf = ({ slot, kind, begun, after, search }: WindowAsked): string =>
  [slot, kind, begun ? 'begun' : 'new', after ? 'after' : 'first', search.viewerId === null ? 'nobody' : 'viewer'].join(
    '_',
  )

/** A full window ends at the lowest id it holds; one that is not full holds all there is. */
const bounds = (most: number, from: string): string =>
  `SELECT count(*) AS scanned, CASE WHEN count(*) < ${most} THEN ${from} ELSE min(id) END AS bottom FROM scanned`

/** Does every hit have to be in the viewer's library? */
export function wantsLibrary(query: Query): boolean {
  if (query.kind === 'all') return query.of.some(wantsLibrary)
  return query.kind === 'kept'
}

/** Every pair that a stemmer will be asked for. */
export const stemsWanted = (query: Query, languages: readonly string[]): { language: string; word: string }[] =>
  leavesOf(query).flatMap((leaf) =>
    leaf.kind === 'words' && leaf.stemmed ? languages.map((language) => ({ language, word: leaf.words[0]! })) : [],
  )
