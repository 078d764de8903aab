/**
 * Posts a second through postTweet against bare INSERTs of one row, in the same cluster, rounds interleaved.
 * BENCH_DATABASE_URL=… node apps/tweet-service/test/bench/post-tweet.ts   (any database; makes and drops schemas bench and tweets)
 */
import { globSync, readFileSync } from 'node:fs'
import type { NewTweet } from '@rookery/contracts'
import { createPool } from '@rookery/database'
import { createTweetService } from '../../src/index.ts'

const IN_FLIGHT = 16
const ROUNDS = 5
const SECONDS = 2
const url = process.env.BENCH_DATABASE_URL
if (!url) throw new Error('BENCH_DATABASE_URL names no database')
const files = globSync(`${import.meta.dirname}/../../../../prisma/tweets/migrations/*/migration.sql`).sort()
const migrations = files.map((file) => readFileSync(file, 'utf8')).join('\n')

const pool = createPool(url, { name: 'bench', max: IN_FLIGHT })
await pool.query(`DROP SCHEMA IF EXISTS tweets CASCADE; CREATE SCHEMA tweets; ${migrations};
  DROP TABLE IF EXISTS public.bench_rows;
  CREATE TABLE public.bench_rows (id bigserial PRIMARY KEY, author_id bigint, text text, created_at timestamptz DEFAULT now())`)
const service = createTweetService({
  pool,
  graphChanged: async () => {},
  localHost: 'bench.example',
  users: {
    findAccountsByUsername: async () => {
      throw new Error('nobody is mentioned')
    },
  },
})

const text = 'A post of middling length that mentions nobody, as most posts do; about a hundred characters of it.'
let serial = 0
const draft = (authorId: number, rest: Partial<NewTweet> = {}): NewTweet => ({
  authorId,
  text,
  spoilerText: '',
  sensitive: false,
  language: 'en',
  visibility: 'public',
  inReplyToId: null,
  appId: null,
  idempotencyKey: null,
  ...rest,
})

const ways: [string, () => Promise<unknown>][] = [
  [
    'bare insert',
    () =>
      pool.query({
        name: 'bare',
        text: 'INSERT INTO public.bench_rows (author_id, text) VALUES ($1, $2)',
        values: [serial++, text],
      }),
  ],
  ['postTweet, 1000 authors', () => service.postTweet(draft(1 + (serial++ % 1000)))],
  ['postTweet, 1 author', () => service.postTweet(draft(5_000 + serial++ * 0))],
  ['postTweet with a key', () => service.postTweet(draft(1 + (serial++ % 1000), { idempotencyKey: `k${serial}` }))],
  ['postTweet with a tag', () => service.postTweet(draft(1 + (serial++ % 1000), { text: `${text} #tea` }))],
]

async function rate(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() < end) {
        await work()
        done++
      }
    }),
  )
  return done / SECONDS
}

const results = new Map<string, number[]>(ways.map(([name]) => [name, []]))
for (const [, work] of ways) await work()
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, work] of ways) results.get(name)?.push(await rate(work))
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const reference = median(results.get('bare insert') ?? [])
for (const [name, values] of results) {
  const value = median(values)
  console.log(`${name.padEnd(26)} ${value.toFixed(0).padStart(7)}/s  ratio ${(value / reference).toFixed(2)}`)
}
await pool.end()
