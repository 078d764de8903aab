// Rebuilds and the consumer as different processes: what falls between, who died, and who was only thought dead.
import type { DomainEvent } from '@rookery/contracts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openElasticsearchEngine } from '../src/engine/elasticsearch-engine.ts'
import type { SearchEngine } from '../src/engine/port.ts'
import { tweet } from '../src/post-index/contract/posts.ts'
import { documentOf } from '../src/post-index/document.ts'
import { takeLock } from '../src/post-index/elasticsearch/rebuild-lock.ts'
import type { PostDocument } from '../src/post-index/port.ts'
import type { Query } from '../src/query/types.ts'
import { type ElasticsearchStore, elasticsearchStore } from './stores.ts'

let store: ElasticsearchStore
let live: SearchEngine
const opened: SearchEngine[] = []
const BEFORE_ALL = { epoch: 0, lsn: 0, index: 0 }
/** Of other processes, which take a lock that stands still for half a second for a dead one's. */
const another = async (leaseMs = 500) => {
  const { elasticsearch } = store.config
  const engine = await openElasticsearchEngine(elasticsearch, { logger: { warn: () => {} } }, { leaseMs })
  opened.push(engine)
  return engine
}
beforeEach(async () => {
  store = await elasticsearchStore()
  live = await another()
})
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine[Symbol.asyncDispose]()
  await store[Symbol.asyncDispose]()
})

const event = (lsn: number, epoch = 1) => ({ type: 'tweet.posted', position: { epoch, lsn, index: 0 } }) as DomainEvent
const heron = (id: number): PostDocument => documentOf(tweet(id, 1, 'heron'))
const put = (id: number, version = BEFORE_ALL) => ({
  posts: [{ kind: 'put', document: heron(id), version } as const],
  people: [],
})
const found = async (engine = live) => {
  await engine.posts.refresh()
  const query: Query = { kind: 'words', words: ['heron'], stemmed: false, open: false }
  const hits = await engine.posts.search({ query, viewerId: null, languages: [], limit: 40, after: null })
  return hits.map(({ id }) => id).toSorted((a, b) => a - b)
}
const indices = async () =>
  Object.keys(await store.client.indices.get({ index: `${store.config.elasticsearch.index}-posts-*` })).map((name) =>
    Number(name.slice(-6)),
  )

it('a batch that was begun before a rebuild and is written after it reaches the new index', async () => {
  await live.posts.apply(put(1).posts)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let reading = () => {}
  const read = new Promise<void>((resolve) => {
    reading = resolve
  })
  const { handle } = live.applying(async ([first]) => {
    reading()
    await held
    return put(2, first!.position)
  })
  const batch = handle([event(5)], 0)
  await read
  const rebuilder = await another()
  {
    await using build = await rebuilder.build()
    await build.write(put(1))
    await build.finish()
  }
  release()
  await batch
  expect(await found()).toEqual([1, 2])
  expect(await indices()).toEqual([2])
})

it('what is applied while a rebuild is under way is in both; what the tables said before never wins', async () => {
  await live.posts.apply([
    ...put(1, { epoch: 1, lsn: 1, index: 0 }).posts,
    ...put(2, { epoch: 1, lsn: 2, index: 0 }).posts,
  ])
  const rebuilder = await another()
  await using build = await rebuilder.build()
  await live.posts.apply([
    { kind: 'remove', id: 1, version: { epoch: 1, lsn: 3, index: 0 } },
    ...put(3, { epoch: 1, lsn: 4, index: 0 }).posts,
  ])
  expect(await found()).toEqual([2, 3])
  // Read before the removal.
  await build.write({ posts: [...put(1).posts, ...put(2).posts], people: [] })
  await build.finish()
  expect(await found()).toEqual([2, 3])
})

it('a second rebuild is refused while the first is alive', async () => {
  await live.posts.apply(put(1).posts)
  // Refused as soon as it sees the holder renew, which may stand still for seconds.
  await using _build = await live.build()
  const other = await another(20_000)
  await expect(other.build()).rejects.toThrow('another rebuild of the search index is under way')
})

it('nothing more is written to what a rebuild that broke off has left, and its number does not come again', async () => {
  await live.posts.apply(put(1).posts)
  {
    await using build = await live.build()
    await build.write(put(7))
    expect(await indices()).toEqual([1, 2])
  }
  await live.posts.apply(put(2).posts)
  const left = `${store.config.elasticsearch.index}-posts-000002`
  await store.client.indices.refresh({ index: left })
  expect([await found(), (await store.client.count({ index: left })).count]).toEqual([[1, 2], 1])
  await using _next = await live.build()
  expect(await indices()).toEqual([1, 3])
})

it('a rebuild that died is followed by another; had it only slept, it would be refused', async () => {
  await live.posts.apply(put(1).posts)
  // Renews too seldom for the others: for them it is dead.
  const sleeper = await another(60_000)
  const sleeping = await sleeper.build()
  await sleeping.write(put(7))
  expect(await indices()).toEqual([1, 2])
  const next = await another()
  await using build = await next.build()
  expect(await indices()).toEqual([1, 3])
  await build.write(put(1))

  await expect(sleeping.write(put(8))).rejects.toThrow('took the place of this one')
  await expect(sleeping.finish()).rejects.toThrow('took the place of this one')
  await sleeping[Symbol.asyncDispose]()
  expect(await found()).toEqual([1])
  await build.finish()
  expect([await found(), await indices()]).toEqual([[1], [3]])
})

it('the lock is let go of, and taken over from the dead only', async () => {
  const index = `${store.config.elasticsearch.index}-rebuild`
  {
    await using _held = await takeLock(store.client, index, { leaseMs: 1_000 })
    await expect(takeLock(store.client, index, { leaseMs: 15_000 })).rejects.toThrow('under way')
  }
  await using _again = await takeLock(store.client, index, { leaseMs: 60_000 })
  await using _taken = await takeLock(store.client, index, { leaseMs: 300 })
})

it('several processes that begin with nothing make one index', async () => {
  const engines = await Promise.all(Array.from({ length: 3 }, () => another()))
  const apply = async (engine: SearchEngine, id: number): Promise<void> => {
    for (;;) {
      try {
        return await engine.posts.apply(put(id).posts)
      } catch (error) {
        // Told to come again while another makes it.
        if ((error as { status?: number }).status !== 503) throw error
      }
    }
  }
  await Promise.all(engines.map((engine, n) => apply(engine, n + 1)))
  expect([await found(), await indices()]).toEqual([[1, 2, 3], [1]])
})

it('the epoch of its effects is known once there are some, and after a rebuild only with new ones', async () => {
  const { handle, effectsEpoch } = live.applying(async ([first]) => put(1, first!.position))
  expect(await effectsEpoch()).toBeNull()
  await handle([event(1, 4)], 0)
  await handle([event(2, 3)], 0)
  expect(await effectsEpoch()).toBe(4)
  {
    await using build = await live.build()
    await build.finish()
  }
  expect(await effectsEpoch()).toBeNull()
  await handle([event(3, 4)], 0)
  expect(await effectsEpoch()).toBe(4)
})
