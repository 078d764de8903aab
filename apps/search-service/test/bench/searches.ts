/**
 * CPU and time of single searches in PostgreSQL, without HTTP, on the index of a running Rookery:
 * `DATABASE_URL=… node apps/search-service/test/bench/searches.ts 'some words' from:me` (readers: VIEWER_ID; prefixes of people
 * and hashtags: `people:al`, `tags:ca`). `--explain` prints the plans.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createPool, type Pool } from '@rookery/database'
import { findPeople } from '../../src/people/postgres/find-people.ts'
import { searchPeople } from '../../src/people/search-people.ts'
import { completeTags } from '../../src/post-index/postgres/complete-tags.ts'
import { searchPosts } from '../../src/post-index/postgres/search-posts.ts'
import { createStemmer } from '../../src/post-index/postgres/stemmer.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { resolvePeople } from '../../src/query/resolve-people.ts'

const ROUNDS = 100
const { values, positionals } = parseArgs({ options: { explain: { type: 'boolean' } }, allowPositionals: true })
const url = process.env.DATABASE_URL
if (!url) throw new Error('set DATABASE_URL: the server of the running Rookery')
const viewerId = process.env.VIEWER_ID ? Number(process.env.VIEWER_ID) : null
const pool = createPool(url, { name: 'search bench', max: 1 })
const stemmer = createStemmer(pool)

async function searchOf(text: string): Promise<(db: Pool) => Promise<unknown[]>> {
  const [kind, prefix = ''] = text.split(':')
  if (kind === 'people') {
    const asked = { query: prefix, limit: 20, offset: 0, among: null }
    return (db) => searchPeople({ find: (search) => findPeople(db, search) }, asked)
  }
  if (kind === 'tags') return (db) => completeTags(db, { prefix, limit: 20, offset: 0 })
  const find = async (names: string[]) =>
    (
      await pool.query<{ id: number; username: string }>(
        `SELECT account_id AS id, name AS username FROM search.people_0 WHERE name = ANY ($1)
      UNION SELECT account_id, name FROM search.people_1 WHERE name = ANY ($1)`,
        [names],
      )
    ).rows
  const asked = parseQuery(text)
  if (asked === null) throw new Error(`nothing is looked for in ${text}`)
  const query = await resolvePeople(asked, { viewerId, localHost: '', find })
  return (db) => searchPosts(db, stemmer, { query, viewerId, languages: ['en'], limit: 20, after: null })
}

/** Prints the plan of each statement instead of running it twice. */
const explaining: Pool = Object.create(pool, {
  query: {
    value: async (first: string | { text: string; values?: unknown[] }, second?: unknown[]) => {
      const { text, values: given } = typeof first === 'string' ? { text: first, values: second } : first
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, given)
      console.info(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return typeof first === 'string' ? pool.query(text, given) : pool.query({ ...first })
    },
  },
})

const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
/** Fields 14 and 15 of proc(5): user and system time in hundredths of a second. */
const cpuMs = () => {
  const fields = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
const table = []
for (const text of positionals) {
  const search = await searchOf(text)
  if (values.explain) await search(explaining)
  for (let warm = 0; warm < 10; warm++) await search(pool)
  const times: number[] = []
  const [before, own] = [cpuMs(), process.cpuUsage()]
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    await search(pool)
    times.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(own)
  times.sort((a, b) => a - b)
  table.push({
    search: text,
    'CPU of PostgreSQL, ms': (cpuMs() - before) / ROUNDS,
    'of Node, ms': Number(((user + system) / 1000 / ROUNDS).toFixed(2)),
    'p50, ms': Number(times[ROUNDS / 2]!.toFixed(2)),
    'p99, ms': Number(times[ROUNDS - 1]!.toFixed(2)),
  })
}
console.table(table)
await pool.end()
