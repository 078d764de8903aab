/** A search for posts, from what was typed to hits. */
import type { FoundPost, Id, SearchService } from '@rookery/contracts'
import type { SearchContext } from '../context.ts'
import { languageOf, stemmerOf } from '../text/languages.ts'
import { highlightPosts } from './highlight-posts.ts'
import { parseQuery } from './parse-query.ts'
import { leavesOf, resolvePeople } from './resolve-people.ts'
import type { Query } from './types.ts'

/** Stems of so many languages are looked for: each is one more look-up for each word. */
const MAX_LANGUAGES = 4

export type Languages = () => Promise<string[]>

export async function searchPosts(
  context: Pick<SearchContext, 'index' | 'users' | 'tweets' | 'localHost'>,
  commonLanguages: Languages,
  input: Parameters<SearchService['searchPosts']>[0],
): Promise<FoundPost[]> {
  const { viewerId, limit, cursor, maxId, minId, authorId } = input
  const asked = parseQuery(input.query)
  if (asked === null || limit <= 0) return []
  const find = (usernames: string[]) => context.users.findAccountsByUsername({ usernames })
  const [resolved, common] = await Promise.all([
    resolvePeople(asked, { viewerId, localHost: context.localHost, find }),
    commonLanguages(),
  ])
  const query: Query = authorId === undefined ? resolved : by(authorId, resolved)
  const languages = plausibleLanguages(query, input.languages, common)
  const hits = await context.index.search({
    query,
    viewerId,
    languages,
    limit,
    after: cursor,
    below: maxId,
    above: minId,
  })
  const fragments = input.highlight
    ? await highlightPosts(
        context,
        query,
        languages,
        hits.map(({ id }) => id),
      )
    : new Map<Id, string[]>()
  return hits.map((hit) => ({ ...hit, fragments: fragments.get(hit.id) ?? [] }))
}

const by = (authorId: Id, query: Query): Query => {
  const author: Query = { kind: 'fact', fact: `f/${authorId}` }
  return query.kind === 'all' ? { kind: 'all', of: [author, ...query.of] } : { kind: 'all', of: [author, query] }
}

/** `language:` alone where it is given; otherwise the viewer's own first, then those of most posts here. */
export function plausibleLanguages(query: Query, viewers: readonly string[], common: readonly string[]): string[] {
  const named = leavesOf(query).flatMap((leaf) =>
    leaf.kind === 'fact' && leaf.fact.startsWith('l/') ? leaf.fact.slice(2) : [],
  )
  const wanted = named.length > 0 ? named : [...viewers.flatMap((tag) => languageOf(tag) ?? []), ...common]
  return [...new Set(wanted)].filter((language) => stemmerOf(language) !== null).slice(0, MAX_LANGUAGES)
}
