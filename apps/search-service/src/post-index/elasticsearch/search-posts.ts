/**
 * A page of hits: windows of ids from the newest on, ranked each in itself, as on PostgreSQL (../cursor.ts). A window is the newest matches;
 * the engine finds them in the order of ids, which it stops early, and tells what words are worth; age is counted here.
 */
import type { Id } from '@rookery/contracts'
import { ENDLESS } from '../../query/dates.ts'
import type { Query } from '../../query/types.ts'
import { stemmerOf } from '../../text/languages.ts'
import { formatCursor, parseCursor } from '../cursor.ts'
import { narrow } from '../narrow.ts'
import type { PostHit, PostSearch } from '../port.ts'
import { readAuthors } from './authors.ts'
import { type Client, reach } from './client.ts'
import { anyOf, asks, compile, type EsQuery, keptQuery, rankedBy, type Viewpoint } from './compile.ts'
import type { Names } from './generations.ts'
import { type Library, NOTHING_KEPT, readLibrary } from './library.ts'

/** Matches of a window. Windows grow while they hold little that may be shown, up to what Elasticsearch answers at once. */
const SIZE = 250
const MOST = 10_000
/** Relevance halves with so many days. By absolute time: the order of two posts is the same tomorrow. */
const HALF_LIFE_DAYS = 30
const ID_UNITS_PER_DAY = 4096 * 86_400_000

interface Match {
  id: Id
  author: Id
  open: boolean
  score: number
  /** Which of both readings of `in:public` it fits; both where nobody asks. */
  fits: { public: boolean; private: boolean }
}

interface Stretch {
  from: Id
  below: Id
}

export async function searchPosts(client: Client, names: Names, search: PostSearch): Promise<PostHit[]> {
  const { viewerId, limit } = search
  const { query, ...dates } = narrow(search.query)
  const languages = search.languages.filter((language) => stemmerOf(language) !== null)
  const floor = Math.max(dates.from, search.above === undefined ? 0 : search.above + 1)
  const hits: PostHit[] = []
  let resumed = parseCursor(search.after)
  let below = Math.min(dates.below, search.below ?? ENDLESS, resumed?.below ?? ENDLESS)
  for (let size = SIZE; hits.length < limit && below > floor; size = Math.min(2 * size, MOST)) {
    const stretch = { from: Math.max(floor, resumed?.from ?? 0), below }
    // Posts may have come between into a window begun before.
    const asked = { query, viewerId, languages, stretch, size: resumed ? MOST : size }
    const { matches, library, bottom } = await readWindow(client, names, asked)
    const after = resumed
    const found = (await visible(client, names, matches, viewerId, library))
      .filter(({ id, score }) => !after || score < after.score || (score === after.score && id < after.id))
      .sort((a, b) => b.score - a.score || b.id - a.id)
      .slice(0, limit - hits.length)
    hits.push(
      ...found.map(({ id, score, kept }) => {
        return { id, kept, cursor: formatCursor({ kind: 'all', below, from: bottom, score, id }) }
      }),
    )
    below = bottom
    resumed = null
  }
  return hits
}

interface Asked {
  query: Query
  viewerId: Id | null
  languages: readonly string[]
  stretch: Stretch
  size: number
}

interface Window {
  matches: Match[]
  library: Library
  bottom: Id
}

async function readWindow(client: Client, names: Names, asked: Asked): Promise<Window> {
  const { query, viewerId, stretch, size } = asked
  const matchesOf = (part: Partial<Asked>, library: Library, posts: EsQuery) =>
    readMatches(client, names, { ...asked, ...part }, library, posts)
  const bottomOf = (found: Match[], from: Id) => (found.length < size ? from : found.at(-1)!.id)
  const libraryOf = (within: Stretch) => readLibrary(client, names.alias('library'), viewerId!, within)

  if (viewerId === null || !asks(query, 'kept')) {
    const open = await matchesOf({}, NOTHING_KEPT, OPEN)
    const bottom = bottomOf(open, stretch.from)
    if (viewerId === null) return { matches: open, library: NOTHING_KEPT, bottom }
    // What only the viewer may find, as far down as the window goes: mostly little, and often nothing.
    const library = await libraryOf({ from: bottom, below: stretch.below })
    const within = { from: Math.max(bottom, library.from), below: stretch.below }
    const mine = { bool: { filter: [keptQuery(null, { viewerId, kept: library.kept })], must_not: [OPEN] } }
    const own = await matchesOf({ stretch: within }, library, mine)
    const from = bottomOf(own, within.from)
    return { matches: [...open.filter(({ id }) => id >= from), ...own], library, bottom: from }
  }
  const library = await libraryOf(stretch)
  const posts = anyOf([OPEN, keptQuery(null, { viewerId, kept: library.kept })])
  const matches = await matchesOf({ stretch: { from: library.from, below: stretch.below } }, library, posts)
  return { matches, library, bottom: bottomOf(matches, library.from) }
}

const OPEN: EsQuery = { term: { open: true } }

/** The newest matches among `posts`, whoever their authors are: a superset. */
async function readMatches(
  client: Client,
  names: Names,
  { query, viewerId, languages, stretch, size }: Asked,
  library: Library,
  posts: EsQuery,
): Promise<Match[]> {
  const view: Viewpoint = { viewerId, kept: library.kept, languages, public: true }
  const asPublic = compile(query, view)
  const both = asks(query, 'public')
  const matching: EsQuery = both
    ? anyOf([
        { bool: { _name: 'public', filter: [asPublic] } },
        { bool: { _name: 'private', filter: [compile(query, { ...view, public: false })] } },
      ])
    : asPublic
  const ranked = rankedBy(query, languages)
  const answer = await reach(
    client.search({
      index: names.alias('posts'),
      query: {
        bool: {
          filter: [{ range: { id: { gte: stretch.from, lt: stretch.below } } }, posts, matching],
          should: ranked,
          minimum_should_match: 0,
        },
      },
      size,
      // What is sorted by comes back with the hit: nothing else is fetched. As the index is sorted: it stops early.
      sort: [{ id: 'desc' }, { author: 'asc' }, { open: 'asc' }, { length: 'asc' }],
      track_scores: ranked.length > 0,
      _source: false,
      track_total_hits: false,
      allow_partial_search_results: false,
      filter_path: ['hits.hits.sort', 'hits.hits._score', 'hits.hits.matched_queries'],
    }),
  )
  return (answer.hits?.hits ?? []).map(({ sort, _score, matched_queries }): Match => {
    const [id, author, open, length] = sort as [Id, Id, unknown, number]
    const named = matched_queries as string[] | undefined
    return {
      id,
      author,
      open: Boolean(open),
      score: scoreOf(id, ranked.length === 0 ? null : _score!, length),
      fits: {
        public: !both || (named?.includes('public') ?? false),
        private: !both || (named?.includes('private') ?? false),
      },
    }
  })
}

/** As PostgreSQL's ts_rank with normalisation 1: what the words are worth, by the length of the text; in logarithms of two. */
function scoreOf(id: Id, worth: number | null, length: number): number {
  const relevance = worth === null ? 1 : Math.max(worth / (1 + Math.log(Math.max(length, 1))), 1e-6)
  return Math.log2(relevance) + id / (ID_UNITS_PER_DAY * HALF_LIFE_DAYS)
}

/** What remains once the authors are known. */
async function visible(
  client: Client,
  names: Names,
  matches: readonly Match[],
  viewerId: Id | null,
  library: Library,
): Promise<{ id: Id; score: number; kept: boolean }[]> {
  const authorOf = await readAuthors(
    client,
    names.alias('authors'),
    matches.map(({ author }) => author),
  )
  return matches.flatMap(({ id, author, open, score, fits }) => {
    const { active, indexable } = authorOf(author)
    const kept = viewerId !== null && (author === viewerId || library.has(id))
    const isPublic = open && active && indexable
    return active && (isPublic || kept) && (isPublic ? fits.public : fits.private) ? [{ id, score, kept }] : []
  })
}
