/** Hashtags by the start of their folded names, counted in open posts. With several shards the counts of rare ones are near enough. */
import type { estypes } from '@elastic/elasticsearch'
import { type Client, reach } from './client.ts'

interface Asked {
  prefix: string
  limit: number
  offset: number
}

/** Each shard tells so many more than asked for, so that what is common on all is counted on all. */
const SHARD_EXTRA = 200

export async function completeTags(
  client: Client,
  alias: string,
  { prefix, limit, offset }: Asked,
): Promise<{ name: string; uses: number }[]> {
  const size = offset + limit
  if (size <= 0) return []
  const start = prefix.replace(/[^\p{L}\p{N}_]/gu, '\\$&')
  const counted = (include: string): estypes.AggregationsAggregationContainer => ({
    terms: {
      field: 'tags',
      include,
      size,
      shard_size: size + SHARD_EXTRA,
      order: [{ _count: 'desc' }, { _key: 'asc' }],
    },
  })
  const answer = await reach(
    client.search({
      index: alias,
      query: { bool: { filter: [{ term: { open: true } }, { prefix: { tags: prefix } }] } },
      size: 0,
      track_total_hits: false,
      allow_partial_search_results: false,
      aggs: { exact: counted(`${start} .*`), longer: counted(`${start}[^ ].*`) },
    }),
  )
  const { exact, longer } = answer.aggregations as Record<string, estypes.AggregationsStringTermsAggregate>
  return [exact, longer]
    .flatMap((found) => (found?.buckets ?? []) as estypes.AggregationsStringTermsBucket[])
    .map(({ key, doc_count }) => ({ name: String(key).slice(String(key).indexOf(' ') + 1), uses: doc_count }))
    .slice(offset, size)
}
