/** PostIndex on Elasticsearch. */

import type { PostIndex } from '../port.ts'
import { type Client, forSearches, reach, typeOf } from './client.ts'
import { completeTags } from './complete-tags.ts'
import { operationsOf } from './documents.ts'
import { removeAccount } from './remove-account.ts'
import { searchPosts } from './search-posts.ts'
import { createStems } from './stems.ts'
import { KINDS } from './templates.ts'
import type { Writer } from './writer.ts'

/** So many of the newest posts say what languages are common. */
const NEWEST = 1_000

export function createElasticsearchIndex(client: Client, writer: Writer): PostIndex {
  const { names } = writer.generations
  const posts = names.alias('posts')
  const searching = forSearches(client)
  const stems = createStems(searching, posts)
  const found = <T>(ask: () => Promise<T>) => whereverItIs(writer, ask)
  return {
    async apply(changes) {
      const targets = await writer.targets()
      await writer.write(operationsOf(changes), targets)
    },
    refresh: () => found(async () => void (await reach(client.indices.refresh({ index: KINDS.map(names.alias) })))),
    search: (search) => found(() => searchPosts(searching, names, search)),
    stems: (language, words) => found(() => stems(language, words)),
    commonLanguages: (limit) => found(() => commonLanguages(searching, posts, limit)),
    completeTags: (search) => found(() => completeTags(searching, posts, search)),
    removeAccount: (accountId, limit) => found(() => removeAccount(client, writer, accountId, limit)),
  }
}

/** Asks again when the index is not made yet, or a rebuild has just taken it away. */
export async function whereverItIs<T>(writer: Pick<Writer, 'targets'>, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (typeOf(error) !== 'index_not_found_exception') throw error
    await writer.targets()
    return await ask()
  }
}

async function commonLanguages(client: Client, index: string, limit: number): Promise<string[]> {
  const answer = await reach(
    client.search({
      index,
      query: { bool: { filter: [{ term: { open: true } }] } },
      size: NEWEST,
      // The order of the index: it stops at the newest.
      sort: [{ id: 'desc' }],
      docvalue_fields: ['language'],
      _source: false,
      track_total_hits: false,
      allow_partial_search_results: false,
      filter_path: 'hits.hits.fields',
    }),
  )
  const counts = new Map<string, number>()
  for (const { fields } of answer.hits?.hits ?? []) {
    const language = (fields as { language?: string[] } | undefined)?.language?.[0]
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([language]) => language)
}
