/** People in Elasticsearch: what kind of match it is gives the score, followers decide within. */
import type { Id } from '@rookery/contracts'
import { type Client, reach } from '../../post-index/elasticsearch/client.ts'
import type { EsQuery } from '../../post-index/elasticsearch/compile.ts'
import type { PeopleSearch } from '../port.ts'

/** Elasticsearch takes 65,536 values at once. */
const VALUES = 60_000

export async function findPeople(client: Client, alias: string, search: PeopleSearch): Promise<Id[]> {
  const { terms, display, limit, offset, among } = search
  const [term = ''] = terms
  const worth = (filter: EsQuery, boost: number): EsQuery => ({ constant_score: { filter, boost } })
  const answer = await reach(
    client.search({
      index: alias,
      query: {
        bool: {
          filter: [
            ...terms.map((prefix): EsQuery => ({ prefix: { terms: prefix } })),
            ...(among === null ? [] : [isAmong(among)]),
          ],
          should:
            terms.length === 1
              ? [
                  worth({ term: { name: term } }, 4),
                  worth({ term: { display: term } }, 2),
                  worth({ term: { terms: term } }, 1),
                ]
              : [worth({ term: { display } }, 1)],
          minimum_should_match: 0,
        },
      },
      from: offset,
      size: limit,
      sort: [{ _score: { order: 'desc' } }, { followers: 'desc' }, { account: 'asc' }],
      _source: false,
      track_total_hits: false,
      allow_partial_search_results: false,
      filter_path: 'hits.hits.sort',
    }),
  )
  return (answer.hits?.hits ?? []).map(({ sort }) => (sort as [number, number, Id])[2])
}

function isAmong(among: readonly Id[]): EsQuery {
  const parts: EsQuery[] = []
  for (let from = 0; from < among.length; from += VALUES) {
    parts.push({ terms: { account: among.slice(from, from + VALUES) } })
  }
  return { bool: { should: parts, minimum_should_match: 1 } }
}
