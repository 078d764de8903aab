/**
 * The two plans of the SQL home page, over the number of followees; figures of diagrams/decisions/0006-sql-home-page.md.
 * BENCH_DATABASE_URL=… node apps/tweet-service/test/bench/home-page.ts   (any database; makes and drops the schema tweets)
 * 300,000 posts of 30,000 authors, activity by Zipf's law; the best of 15 reads, in milliseconds (other load only adds).
 */
import { globSync, readFileSync } from 'node:fs'
import { createPool } from '@rookery/database'
import { homeByAuthor, homeByWalk, homePage } from '../../src/pages/home-page.ts'

const AUTHORS = 30_000
const POSTS = 300_000
/** A reader who posts nothing. */
const SILENT = 1_000_000
const url = process.env.BENCH_DATABASE_URL
if (!url) throw new Error('BENCH_DATABASE_URL names no database')
const files = globSync(`${import.meta.dirname}/../../../../prisma/tweets/migrations/*/migration.sql`).sort()
const migrations = files.map((file) => readFileSync(file, 'utf8')).join('\n')
const pool = createPool(url, { name: 'bench', max: 1 })
await pool.query(`DROP SCHEMA IF EXISTS tweets CASCADE; CREATE SCHEMA tweets; ${migrations};
  ALTER TABLE tweets.tweets DISABLE TRIGGER USER; SELECT setseed(0.5)`)
// Rank r posts in proportion to 1/r: exp(u · ln N) is such a rank for a uniform u. An eighth are boosts.
for (let made = 0; made < POSTS; made += 50_000) {
  await pool.query(`INSERT INTO tweets.tweets (id, author_id, text, visibility, boost_of_id, boost_of_author_id)
    SELECT (${made} + n) * 100000::bigint, floor(exp(random() * ln(${AUTHORS})))::bigint, repeat('word ', 20),
      CASE WHEN random() < 0.8 THEN 'public' WHEN random() < 0.5 THEN 'followers' ELSE 'unlisted' END, NULL, NULL
    FROM generate_series(1, 50000) n`)
}
await pool.end()
const maintained = createPool(url, { name: 'bench', max: 1 })
await maintained.query('SET statement_timeout = 0')
await maintained.query('VACUUM ANALYZE tweets.tweets')
await maintained.end()

const rank = () => Math.floor(Math.exp(Math.random() * Math.log(AUTHORS)))
const anyone = () => 1 + Math.floor(Math.random() * AUTHORS)
const reading = createPool(url, { name: 'bench', max: 1 })
const followees: Record<string, (count: number) => Set<number>> = {
  anybody: (count) => pick(count, anyone),
  active: (count) => pick(count, rank),
  silent: (count) => pick(count, () => AUTHORS + anyone()),
}
function pick(count: number, one: () => number): Set<number> {
  const found = new Set<number>()
  while (found.size < count) found.add(one())
  return found
}

async function best(read: () => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let n = 0; n < 23; n++) {
    const start = performance.now()
    await read()
    // The first eight warm caches and let the server settle on a plan.
    if (n >= 8) times.push(performance.now() - start)
  }
  return Math.min(...times)
    .toFixed(2)
    .padStart(8)
}

for (const [name, choose] of Object.entries(followees)) {
  for (const limit of [20, 800]) {
    for (const count of [5, 20, 50, 200, 1000, 5000]) {
      const authors = [...choose(count)]
      const values = [authors, SILENT, []]
      for (const maxId of [undefined, (POSTS / 2) * 100_000]) {
        const paging = { limit, maxId }
        const lateral = await best(() => homeByAuthor(reading, paging, values))
        const walk = await best(() => homeByWalk(reading, paging, values, POSTS))
        const input = { readerId: SILENT, followeeIds: authors, withoutAuthors: [], ...paging }
        const chosen = await best(() => homePage(reading, input))
        const found = (await homePage(reading, input)).length
        console.log(
          `${name.padEnd(7)} limit ${limit} ${maxId ? 'middle' : 'top   '} ${String(count).padStart(5)} followees: each author ${lateral} ms, walk ${walk} ms, homePage ${chosen} ms (${found} found)`,
        )
      }
    }
  }
}
await reading.end()
