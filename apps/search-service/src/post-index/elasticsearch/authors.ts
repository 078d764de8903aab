/** Authors who do not let others find their posts, or who are gone: one document decides for all posts of an author. */
import type { Id } from '@rookery/contracts'
import { type Client, reach } from './client.ts'

export interface Author {
  active: boolean
  indexable: boolean
}

/** Of an author who is not known. */
const ORDINARY: Author = { active: true, indexable: true }

export async function readAuthors(client: Client, alias: string, ids: Iterable<Id>): Promise<(author: Id) => Author> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return () => ORDINARY
  const answer = await reach(
    client.search({
      index: alias,
      query: {
        bool: {
          filter: [{ terms: { account: asked } }],
          must_not: [{ bool: { filter: [{ term: { active: true } }, { term: { indexable: true } }] } }],
        },
      },
      size: asked.length,
      sort: [{ account: 'asc' }, { active: 'asc' }, { indexable: 'asc' }],
      _source: false,
      track_total_hits: false,
      allow_partial_search_results: false,
      filter_path: 'hits.hits.sort',
    }),
  )
  const known = new Map(
    (answer.hits?.hits ?? []).map(({ sort }): [Id, Author] => {
      const [account, active, indexable] = sort as [Id, unknown, unknown]
      return [account, { active: Boolean(active), indexable: Boolean(indexable) }]
    }),
  )
  return (author) => known.get(author) ?? ORDINARY
}
