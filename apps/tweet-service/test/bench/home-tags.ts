/**
 * What followed hashtags add to an SQL home page and to a rebuild (limit 800); best of 7, in milliseconds.
 * BENCH_DATABASE_URL=… node apps/tweet-service/test/bench/home-tags.ts   (any database; makes and drops the schema tweets)
 * 200,000 public posts with two of 5,000 hashtags each, by Zipf's law.
 */
import { globSync, readFileSync } from 'node:fs'
import { createPool } from '@rookery/database'
import { homePage } from '../../src/pages/home-page.ts'
import { taggedEntries } from '../../src/tags/tagged.ts'

const url = process.env.BENCH_DATABASE_URL
if (!url) throw new Error('BENCH_DATABASE_URL names no database')
const files = globSync(`${import.meta.dirname}/../../../../prisma/tweets/migrations/*/migration.sql`).sort()
const pool = createPool(url, { name: 'bench', max: 1 })
await pool.query(`DROP SCHEMA IF EXISTS tweets CASCADE; CREATE SCHEMA tweets;
  ${files.map((file) => readFileSync(file, 'utf8')).join('\n')};
  ALTER TABLE tweets.tweets DISABLE TRIGGER USER; SET statement_timeout = 0; SELECT setseed(0.5)`)
const zipf = `'t' || floor(exp(random() * ln(5000)))::int`
await pool.query(`INSERT INTO tweets.tweets (id, author_id, text, tags)
  SELECT n * 100000::bigint, 1 + n % 3000, repeat('word ', 20), ARRAY[${zipf}, ${zipf}] FROM generate_series(1, 200000) n`)
await pool.query(`INSERT INTO tweets.tweet_tags (tweet_id, tag) SELECT DISTINCT id, unnest(tags) FROM tweets.tweets`)
await pool.query('VACUUM ANALYZE tweets.tweets, tweets.tweet_tags')

const best = async (read: () => Promise<unknown>) => {
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const started = performance.now()
    await read()
    times.push(performance.now() - started)
  }
  return Math.min(...times).toFixed(1)
}
const followeeIds = Array.from({ length: 100 }, (_, n) => 1 + n * 20)
const reader = { readerId: 9_999_999, followeeIds, withoutAuthors: [] }
for (const limit of [41, 800]) {
  console.log(`limit ${limit}: no hashtags ${await best(() => homePage(pool, { ...reader, limit }))}`)
  for (const many of [1, 10, 100, 1_000]) {
    const tags = Array.from({ length: many }, (_, n) => `t${n + 1}`)
    const [alone, page] = [
      await best(() => taggedEntries(pool, { tags, limit })),
      await best(() => homePage(pool, { ...reader, tags, limit })),
    ]
    console.log(`limit ${limit}: ${many} hashtags, alone ${alone}, with the home page ${page}`)
  }
}
await pool.query('DROP SCHEMA tweets CASCADE')
await pool.end()
