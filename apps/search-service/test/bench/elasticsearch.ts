/**
 * What the index does on Elasticsearch, without HTTP of ours: documents a second, searches at 16 in flight, and how long after its event a
 * post is found. `ELASTICSEARCH_URL=… node apps/search-service/test/bench/elasticsearch.ts` (`--posts 100000`, `--shards 1`, `--keep`).
 * `--pid` of the server: its CPU by search, which says more than time on a busy machine.
 * Texts are those of load-tests/SEARCH.md: 12 to 31 words of 30,000 by Zipf's law, over two years, 2,000 authors, 1,000 likes of one reader.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type DomainEvent, firstIdAt, type Id } from '@rookery/contracts'
import { seededRandom } from '@rookery/testing'
import { tweetRow } from '@rookery/testing/builders'
import { openElasticsearchEngine } from '../../src/engine/elasticsearch-engine.ts'
import { personOf } from '../../src/people/person.ts'
import { searchPeople } from '../../src/people/search-people.ts'
import { documentOf } from '../../src/post-index/document.ts'
import { connect } from '../../src/post-index/elasticsearch/client.ts'
import type { IndexChange } from '../../src/post-index/port.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import type { Query } from '../../src/query/types.ts'

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100000' },
    shards: { type: 'string', default: '1' },
    searches: { type: 'string', default: '400' },
    pid: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const url = process.env.ELASTICSEARCH_URL
if (!url) throw new Error('set ELASTICSEARCH_URL')
const [POSTS, AUTHORS, WORDS, IN_FLIGHT, READER] = [Number(values.posts), 2_000, 30_000, 16, 1_000]
const config = {
  nodes: [url],
  index: `bench${randomBytes(4).toString('hex')}`,
  shards: Number(values.shards),
  replicas: 0,
}
const engine = await openElasticsearchEngine(config, { logger: { warn: console.warn } })
const random = seededRandom(1)
const FIRST = firstIdAt(Date.parse('2024-11-21'))
const STEP = Math.floor((4096 * 86_400_000 * 730) / POSTS)

/** By Zipf's law: the rank is about the size of the vocabulary to a uniform power. */
const zipf = () => Math.floor(WORDS ** (random.int(0, 999_999) / 1_000_000))
const word = (rank: number) => `w${rank.toString(36)}x`
const text = () => Array.from({ length: random.int(12, 31) }, () => word(zipf())).join(' ')
const version = (lsn: number) => ({ epoch: 1, lsn, index: 0 })
const postOf = (n: number, words = text()) =>
  documentOf(tweetRow({ id: FIRST + n * STEP, authorId: 1 + (n % AUTHORS), text: words, tags: [word(zipf())] }))

async function inParallel(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let next = 0
  const run = async () => {
    for (let n = next++; n < count; n = next++) await work(n)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, run))
  return (performance.now() - began) / 1_000
}

const documents = Array.from({ length: POSTS }, (_, n) => postOf(n))
const put = (document: (typeof documents)[number]): IndexChange => ({ kind: 'put', document, version: version(1) })
await engine.posts.apply(documents.slice(0, 1).map(put))
const BATCH = 200
const seconds = await inParallel(Math.ceil(POSTS / BATCH), (n) =>
  engine.posts.apply(documents.slice(n * BATCH, (n + 1) * BATCH).map(put)),
)
console.info(`bulk: ${Math.round(POSTS / seconds)} posts a second, in batches of ${BATCH}, ${IN_FLIGHT} at once`)
const people = Array.from({ length: Math.min(POSTS, 50_000) }, (_, n) => ({
  accountId: n + 1,
  version: version(1),
  person: personOf({
    username: `${word(zipf())}${n}`,
    displayName: `${word(zipf())} ${word(zipf())}`,
    followersCount: n,
  }),
}))
const peopleSeconds = await inParallel(Math.ceil(people.length / BATCH), (n) =>
  engine.people.apply(people.slice(n * BATCH, (n + 1) * BATCH)),
)
console.info(`bulk: ${Math.round(people.length / peopleSeconds)} people a second`)
await engine.posts.apply([
  ...Array.from({ length: 1_000 }, (): IndexChange => {
    const postId = documents[random.int(0, POSTS - 1)]!.id
    return { kind: 'keep', accountId: READER, postId, reason: 'liked', version: version(1) }
  }),
  // Every tenth author keeps to themselves.
  ...Array.from({ length: AUTHORS / 10 }, (_, n): IndexChange => {
    return { kind: 'author', accountId: 10 * n + 1, active: true, indexable: false, version: version(1) }
  }),
])
await Promise.all([engine.posts.refresh(), engine.people.refresh()])

const posts = (query: string, viewerId: Id | null) => () =>
  engine.posts.search({ query: parseQuery(query) as Query, viewerId, languages: ['en'], limit: 20, after: null })
const kinds: Record<string, () => Promise<unknown>> = {
  'the most common word': posts(word(1), READER),
  'a common word': posts(word(20), READER),
  'a frequent word': posts(word(400), READER),
  'a rare word': posts(word(25_000), READER),
  'two words': posts(`${word(5)} ${word(60)}`, READER),
  'a phrase of two common words': posts(`"${word(1)} ${word(2)}"`, READER),
  'a common word without another': posts(`${word(20)} -${word(1)}`, READER),
  'in:library with a common word': posts(`in:library ${word(1)}`, READER),
  'during a month, with a word': posts(`during:2025-05 ${word(20)}`, READER),
  'a common word, not signed in': posts(word(20), null),
  'people by prefix': () => searchPeople(engine.people, { query: 'w1', limit: 20, offset: 0, among: null }),
  'hashtags by prefix': () => engine.posts.completeTags({ prefix: 'w1', limit: 20, offset: 0 }),
}
/** Fields 14 and 15 of proc(5): user and system time in hundredths of a second. */
const cpuMs = () => {
  const fields = values.pid ? readFileSync(`/proc/${values.pid}/stat`, 'utf8').split(') ')[1]!.split(' ') : []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10
}
const SEARCHES = Number(values.searches)
const table = []
for (const [kind, search] of Object.entries(kinds)) {
  await inParallel(SEARCHES / 4, search)
  const times: number[] = []
  const [cpu, own] = [cpuMs(), process.cpuUsage()]
  const took = await inParallel(SEARCHES, async () => {
    const began = performance.now()
    await search()
    times.push(performance.now() - began)
  })
  const { user, system } = process.cpuUsage(own)
  times.sort((a, b) => a - b)
  table.push({
    search: kind,
    'CPU of the server, ms': Number(((cpuMs() - cpu) / SEARCHES).toFixed(1)),
    'of Node, ms': Number(((user + system) / 1_000 / SEARCHES).toFixed(1)),
    'p50, ms': Number(times[Math.floor(SEARCHES / 2)]!.toFixed(1)),
    'p99, ms': Number(times[Math.floor(SEARCHES * 0.99)]!.toFixed(1)),
    'a second': Math.round(SEARCHES / took),
  })
}
console.table(table)

/** From the call of the handler with an event to the first search that finds its post. */
const delays: number[] = []
let current = documents[0]!
const applying = engine.applying(async ([event]) => ({
  posts: [{ kind: 'put', document: current, version: event!.position }],
  people: [],
}))
for (let n = 0; n < 40; n++) {
  // Not of an author who keeps to themselves.
  current = postOf(POSTS + 10 * n + 1, `delayed${n} ${text()}`)
  await wait(random.int(0, 1_000))
  const began = performance.now()
  await applying.handle([{ type: 'tweet.posted', position: version(10 + n) } as DomainEvent], 0)
  while (((await posts(`delayed${n}`, null)()) as unknown[]).length === 0) await wait(5)
  delays.push(performance.now() - began)
}
delays.sort((a, b) => a - b)
console.info(
  `event → found: p50 ${Math.round(delays[20]!)} ms, p90 ${Math.round(delays[36]!)} ms, most ${Math.round(delays[39]!)} ms`,
)

await engine[Symbol.asyncDispose]()
const client = await connect(config)
const { indices = {} } = await client.indices.stats({ index: `${config.index}-*`, metric: 'store' })
for (const [name, { primaries }] of Object.entries(indices)) {
  console.info(`${name.replace(config.index, '…')}: ${((primaries?.store?.size_in_bytes ?? 0) / 1e6).toFixed(1)} MB`)
}
if (!values.keep) await client.indices.delete({ index: Object.keys(indices) })
await client.close()
