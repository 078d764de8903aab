/** /api/v2/search over 200,000 posts, people and hashtags (ROOKERY_BENCH_POSTS), by kind of query, on 16 connections. */
import { Pool } from 'undici'
import type { Member, Rig } from '../rig.ts'
import { type Figure, percentile } from '../stats.ts'
import { type Corpus, fillCorpus } from './search-corpus.ts'

const CONNECTIONS = 16
const POSTS = Number(process.env.ROOKERY_BENCH_POSTS ?? 200_000)

/** What is typed; `random` below one picks it. Words are by rank: the first is in nearly every post. */
const KINDS: Readonly<Record<string, (corpus: Corpus, random: () => number) => string>> = {
  'common word': ({ word }, random) => `type=statuses&q=${word(random() * 3)}`,
  'frequent word': ({ word }, random) => `type=statuses&q=${word(10 + random() * 90)}`,
  'rare word': ({ word }, random) => `type=statuses&q=${word(5_000 + random() * 10_000)}`,
  'two words': ({ word }, random) => `type=statuses&q=${word(random() * 50)}%20${word(50 + random() * 500)}`,
  'phrase of two common words': ({ word }, random) =>
    `type=statuses&q=%22${word(random() * 5)}%20${word(random() * 5)}%22`,
  'word, without another': ({ word }, random) =>
    `type=statuses&q=${word(100 + random() * 900)}%20-${word(random() * 3)}`,
  'from:': ({ author }, random) => `type=statuses&q=from:${author(random())}`,
  'from: with a word': ({ author, word }, random) =>
    `type=statuses&q=from:${author(random())}%20${word(random() * 20)}`,
  'in:library with a word': ({ word }, random) => `type=statuses&q=in:library%20${word(random() * 50)}`,
  'during a month, with a word': ({ word, month }, random) =>
    `type=statuses&q=during:${month(random())}%20${word(random() * 50)}`,
  'people by prefix': ({ name }, random) => `type=accounts&q=${name(random()).slice(0, 1 + Math.floor(random() * 4))}`,
  'hashtags by prefix': ({ tag }, random) => `type=hashtags&q=${tag(random()).slice(0, 1 + Math.floor(random() * 4))}`,
  'everything, frequent word': ({ word }, random) => `q=${word(10 + random() * 200)}`,
}

export async function search(rig: Rig, seconds: number): Promise<Figure[]> {
  const members: Member[] = []
  for (let n = 0; n < CONNECTIONS; n++) members.push(await rig.signUp(`reader${n}`))
  const started = performance.now()
  const corpus = await fillCorpus(rig, members, POSTS)
  const filled = (performance.now() - started) / 1000
  await rig.quiet()
  const figures: Figure[] = [
    { name: 'posts and people written by SQL, found', value: (2 * POSTS) / filled, unit: '/s' },
  ]
  const pool = new Pool(rig.url, { connections: CONNECTIONS })
  const all: number[] = []
  for (const [kind, query] of Object.entries(KINDS)) {
    // Caches of posts and plans warm up as they would.
    await measure(pool, members, () => query(corpus, Math.random), 1)
    const { times, perSecond } = await measure(pool, members, () => query(corpus, Math.random), seconds)
    all.push(...times)
    figures.push({ name: `search: ${kind}, p50`, value: percentile(times, 0.5), unit: 'ms' })
    figures.push({
      name: `search: ${kind}, p99 (${Math.round(perSecond)}/s)`,
      value: percentile(times, 0.99),
      unit: 'ms',
    })
  }
  for (const kind of ['people by prefix', 'hashtags by prefix'] as const) {
    const { times } = await measure(pool, members.slice(0, 1), () => KINDS[kind]!(corpus, Math.random), seconds)
    figures.push({ name: `search: ${kind}, 1 connection, p50`, value: percentile(times, 0.5), unit: 'ms' })
    figures.push({ name: `search: ${kind}, 1 connection, p99`, value: percentile(times, 0.99), unit: 'ms' })
  }
  figures.push({ name: 'search: all kinds, p50', value: percentile(all, 0.5), unit: 'ms' })
  figures.push({ name: 'search: all kinds, p99', value: percentile(all, 0.99), unit: 'ms' })
  await pool.close()
  return figures
}

async function measure(pool: Pool, members: readonly Member[], query: () => string, seconds: number) {
  const times: number[] = []
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(
    members.map(async ({ token }) => {
      while (performance.now() < until) {
        const path = `/api/v2/search?${query()}`
        const sent = performance.now()
        const { statusCode, body } = await pool.request({
          method: 'GET',
          path,
          headers: { authorization: `Bearer ${token}` },
        })
        const text = await body.text()
        times.push(performance.now() - sent)
        if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text}`)
      }
    }),
  )
  return { times, perSecond: (times.length / (performance.now() - started)) * 1000 }
}
