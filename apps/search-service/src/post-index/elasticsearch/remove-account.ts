/** Removes documents and library entries of an account on its way out, a batch at a time, from every index there is. */
import type { Id } from '@rookery/contracts'
import { type Client, reach } from './client.ts'
import { routingOf } from './documents.ts'
import type { Kind } from './templates.ts'
import type { Writer } from './writer.ts'

export async function removeAccount(client: Client, writer: Writer, accountId: Id, limit: number): Promise<number> {
  let removed = 0
  const { names } = writer.generations
  for (const target of await writer.targets()) {
    const remove = async (kind: Kind, field: string, size: number, routing?: string): Promise<number> => {
      if (size <= 0) return 0
      const index = names.index(kind, target)
      await reach(client.indices.refresh({ index }))
      const answer = await reach(
        client.search({
          index,
          query: { term: { [field]: accountId } },
          size,
          ...(routing === undefined ? {} : { routing }),
          _source: false,
          track_total_hits: false,
          allow_partial_search_results: false,
          filter_path: 'hits.hits._id',
        }),
      )
      const ids = (answer.hits?.hits ?? []).map(({ _id }) => _id!)
      const route = routing === undefined ? '' : `,"routing":"${routing}"`
      await writer.bulk.send(
        ids.map((id) => ({ index, lines: [`{"delete":{"_index":"${index}","_id":"${id}"${route}}}`] })),
      )
      return ids.length
    }
    const posts = await remove('posts', 'author', limit)
    removed += posts + (await remove('library', 'account', limit - posts, routingOf(accountId)))
  }
  return removed
}
