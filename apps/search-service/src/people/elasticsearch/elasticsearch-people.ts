/** PeopleIndex on Elasticsearch. */
import { type Client, forSearches, reach } from '../../post-index/elasticsearch/client.ts'
import { peopleOperations } from '../../post-index/elasticsearch/documents.ts'
import { whereverItIs } from '../../post-index/elasticsearch/elasticsearch-index.ts'
import type { Writer } from '../../post-index/elasticsearch/writer.ts'
import type { PeopleIndex } from '../port.ts'
import { findPeople } from './find-people.ts'

export function createElasticsearchPeople(client: Client, writer: Writer): PeopleIndex {
  const index = writer.generations.names.alias('people')
  const searching = forSearches(client)
  return {
    async apply(changes) {
      const targets = await writer.targets()
      await writer.write(peopleOperations(changes), targets)
    },
    find: (search) => whereverItIs(writer, () => findPeople(searching, index, search)),
    refresh: () => whereverItIs(writer, async () => void (await reach(client.indices.refresh({ index })))),
  }
}
