// Where an index lies in tests: a database or an Elasticsearch of one's own, and how to look into it from beside the service.

import type { ElasticsearchConfig } from '@rookery/config'
import { createPool, serviceUrl } from '@rookery/database'
import { createTestDatabase, TEST_SECRET_KEY, testElasticsearch } from '@rookery/testing'
import pg from 'pg'
import type { PostgresConfig } from '../src/config.ts'
import { openElasticsearchEngine } from '../src/engine/elasticsearch-engine.ts'
import type { SearchEngine } from '../src/engine/port.ts'
import { openPostgresEngine } from '../src/engine/postgres-engine.ts'
import { type Client, connect } from '../src/post-index/elasticsearch/client.ts'
import { KINDS, type Kind } from '../src/post-index/elasticsearch/templates.ts'

export type Contents = Record<'posts' | 'library' | 'authors' | 'people' | 'tags', unknown[]>

export interface TestStore extends AsyncDisposable {
  config: PostgresConfig | { elasticsearch: ElasticsearchConfig }
  /** Another engine on the same store. */
  engine(): Promise<SearchEngine>
  /** What is live, without removals: for comparing two. */
  contents(): Promise<Contents>
  /** Documents of this post, whatever they say. */
  traces(postId: number): Promise<number>
}

const quiet = { logger: { warn: () => {} } }

export async function postgresStore(): Promise<TestStore> {
  await using resources = new AsyncDisposableStack()
  const database = resources.use(await createTestDatabase())
  const sql = new pg.Client({ connectionString: database.url })
  await sql.connect()
  resources.defer(() => sql.end())
  const config = { databaseUrl: serviceUrl(database.url, 'search', TEST_SECRET_KEY), poolSize: 6 }
  // Ids as numbers, as everywhere.
  const pool = createPool(database.url, { name: 'search tests', max: 1 })
  resources.defer(() => pool.end())
  const owned = resources.move()
  return {
    config,
    engine: async () => openPostgresEngine(config, quiet),
    async contents() {
      const { rows } = await sql.query<{ active: number }>('SELECT active FROM search.state')
      const slot = rows[0]!.active
      const all = async (table: string, columns: string, where = 'true') => {
        const order = columns.split(', ').slice(0, 3).join(', ')
        const found = await sql.query(`SELECT ${columns} FROM search.${table}_${slot} WHERE ${where} ORDER BY ${order}`)
        return found.rows
      }
      return {
        posts: await all('posts', 'id, author_id, open, language, tags, vector::text', 'NOT gone'),
        library: await all('library', 'account_id, post_id, reason', 'NOT gone'),
        authors: await all('authors', 'account_id, active, indexable'),
        people: [
          ...(await all('people', 'account_id, name, display, terms, followers_count, active')),
          ...(await all('people_terms', 'account_id, term, followers_count')),
        ],
        tags: await all('tags', 'name, uses', 'uses > 0'),
      }
    },
    async traces(postId) {
      const table = (slot: number) => `SELECT id FROM search.posts_${slot} WHERE id = $1`
      return (await sql.query(`${table(0)} UNION ALL ${table(1)}`, [postId])).rows.length
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

export interface ElasticsearchStore extends TestStore {
  config: { elasticsearch: ElasticsearchConfig }
  client: Client
}

export async function elasticsearchStore(): Promise<ElasticsearchStore> {
  const { node, index } = await testElasticsearch()
  const nodes = node.split(',')
  // On several nodes as it is run on several nodes.
  const replicas = nodes.length > 1 ? 1 : 0
  const config: ElasticsearchConfig = { nodes, index, shards: 1, replicas }
  const client = await connect(config)
  await using resources = new AsyncDisposableStack()
  resources.defer(() => client.close())
  resources.defer(removeAll)
  const owned = resources.move()

  async function all(kind: Kind): Promise<Record<string, unknown>[]> {
    await client.indices.refresh({ index: `${index}-${kind}` })
    const rows: Record<string, unknown>[] = []
    for (let after: unknown[] | undefined; ; ) {
      const { hits } = await client.search<Record<string, unknown>>({
        index: `${index}-${kind}`,
        size: 5_000,
        // Removals have no such field.
        query: { exists: { field: kind === 'posts' ? 'id' : 'account' } },
        sort: kind === 'posts' ? ['id'] : kind === 'library' ? ['account', 'post', 'reason'] : ['account'],
        ...(after ? { search_after: after as number[] } : {}),
      })
      rows.push(...hits.hits.map(({ _source }) => _source!))
      if (hits.hits.length < 5_000) return rows
      after = hits.hits.at(-1)!.sort
    }
  }

  return {
    config: { elasticsearch: config },
    client,
    engine: () => openElasticsearchEngine(config, quiet),
    async contents() {
      const [posts, library, authors, people] = await Promise.all(KINDS.map(all))
      const tags = new Map<unknown, number>()
      for (const post of posts!) {
        if (post.open) for (const tag of post.tags as string[]) tags.set(tag, (tags.get(tag) ?? 0) + 1)
      }
      return { posts: posts!, library: library!, authors: authors!, people: people!, tags: [...tags].sort() }
    },
    async traces(postId) {
      const { hits } = await client.search({ index: `${index}-posts-*`, query: { ids: { values: [String(postId)] } } })
      return hits.hits.length
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }

  /** A wildcard is refused by the server when something is deleted. */
  async function removeAll(): Promise<void> {
    const found = await client.indices.get({ index: `${index}-*`, features: 'aliases' })
    if (Object.keys(found).length > 0) await client.indices.delete({ index: Object.keys(found) })
    await client.indices.deleteIndexTemplate({ name: KINDS.map((kind) => `${index}-${kind}`) }).catch(() => {})
  }
}
