/**
 * The index in Elasticsearch. No positions are kept: a repeated or late event changes nothing, because each document has the position of
 * what it shows as its version. Only the newest epoch is: it tells the event log that what it lost need not be filled from the tables.
 */
import type { ElasticsearchConfig } from '@rookery/config'
import type { DomainEvent } from '@rookery/contracts'
import type { Logger } from '@rookery/telemetry'
import type { Changes } from '../changes.ts'
import { createElasticsearchPeople } from '../people/elasticsearch/elasticsearch-people.ts'
import { type Client, connect, forSearches, reach, statusOf } from '../post-index/elasticsearch/client.ts'
import { type Operation, operationsOf, peopleOperations } from '../post-index/elasticsearch/documents.ts'
import { createElasticsearchIndex } from '../post-index/elasticsearch/elasticsearch-index.ts'
import { REPLACED } from '../post-index/elasticsearch/generations.ts'
import { type LockTimes, takeLock } from '../post-index/elasticsearch/rebuild-lock.ts'
import { createWriter, type Writer } from '../post-index/elasticsearch/writer.ts'
import type { ChangesOf, IndexBuild, SearchEngine } from './port.ts'

/** A document among the authors. */
const EPOCH_ID = 'epoch'

/** Needs nothing of Elasticsearch yet: what is asked while it is away is answered with 503, and events wait. */
export async function openElasticsearchEngine(
  config: ElasticsearchConfig,
  { logger }: { logger: Pick<Logger, 'warn'> },
  lock: LockTimes = {},
): Promise<SearchEngine> {
  const client = await connect(config)
  const writer = createWriter(client, config)
  let closed = false
  // Whoever gave a wrong address or password reads it now, not at the first search.
  forSearches(client)
    .cluster.health()
    .catch((error: Error) => {
      if (closed) return
      logger.warn({ reason: error.message.split('\n')[0] }, 'Elasticsearch does not answer: searches are 503')
    })
  return {
    posts: createElasticsearchIndex(client, writer),
    people: createElasticsearchPeople(client, writer),
    applying: (changesOf) => applying(client, writer, changesOf),
    build: () => build(client, writer, logger, lock),
    async [Symbol.asyncDispose]() {
      closed = true
      await client.close()
    },
  }
}

const operations = ({ posts, people }: Changes): Operation[] => [...operationsOf(posts), ...peopleOperations(people)]

function applying(client: Client, writer: Writer, changesOf: ChangesOf): ReturnType<SearchEngine['applying']> {
  const told = new Set<string>()

  async function apply(events: readonly DomainEvent[]): Promise<number[]> {
    const targets = await writer.targets()
    await writer.write(operations(await changesOf(events)), targets)
    return targets
  }

  /** After the effects, and to every index that has them. */
  async function tellEpoch(epoch: number, targets: number[]): Promise<void> {
    const key = `${epoch} ${targets}`
    if (told.has(key)) return
    const document = { kind: 'authors', id: EPOCH_ID, version: BigInt(epoch), body: JSON.stringify({ epoch }) } as const
    await writer.write([document], targets)
    told.add(key)
  }

  return {
    async handle(events) {
      const targets = await apply(events)
      await tellEpoch(events.at(-1)!.position.epoch, targets)
    },
    replay: async (event) => void (await apply([event])),
    async effectsEpoch() {
      const index = writer.generations.names.alias('authors')
      try {
        const { _source } = await reach(client.get<{ epoch: number }>({ index, id: EPOCH_ID }))
        return _source?.epoch ?? null
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
  }
}

async function build(
  client: Client,
  writer: Writer,
  logger: Pick<Logger, 'warn'>,
  lock: LockTimes,
): Promise<IndexBuild> {
  const { generations } = writer
  // Before the lock: the first generation is made under it.
  await writer.targets()
  await using opening = new AsyncDisposableStack()
  opening.use(await takeLock(client, generations.names.lock, lock))
  const generation = await generations.begin()
  let finished = false
  const opened = opening.move()
  return {
    async write(changes) {
      if (!(await writer.writeTo(generation, operations(changes)))) throw new Error(REPLACED)
    },
    async finish() {
      await generations.finish(generation)
      finished = true
    },
    async [Symbol.asyncDispose]() {
      if (!finished) {
        await generations
          .abandon(generation)
          .catch((error) =>
            logger.warn({ err: error }, 'a rebuild that broke off was not cleared away: the next one does it'),
          )
      }
      await opened
        .disposeAsync()
        .catch((error) => logger.warn({ err: error }, 'the lock of a rebuild was not let go of'))
    },
  }
}
