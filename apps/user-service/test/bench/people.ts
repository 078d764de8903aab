// How long meeting people takes: `node apps/user-service/test/bench/people.ts <URL of an empty database>`.
// 100,000 accounts that follow twenty others each, one in a hundred of them far more popular than the rest.
import { createPool, migrate } from '@rookery/database'
import { relationships } from '../../src/graph/relationships.ts'
import { familiarFollowers } from '../../src/people/familiar-followers.ts'
import { newestDiscoverable } from '../../src/people/newest-discoverable.ts'
import { createSuggestions } from '../../src/people/suggestions.ts'

const url = process.argv[2] ?? ''
await migrate({ adminUrl: url, secretKey: 'bench' })
const pool = createPool(url, { name: 'bench', max: 1 })
await pool.query(`SET statement_timeout = 0`)

const { rows } = await pool.query<{ ids: number[] }>(
  `WITH a AS (INSERT INTO users.accounts (username) SELECT 'u' || i FROM generate_series(1, 100000) i RETURNING id)
   SELECT array_agg(id ORDER BY id) AS ids FROM a`,
)
const { ids } = rows[0]!
const [me, ...others] = ids as [number, ...number[]]
// A power of a uniform number: the first accounts get most followers.
const random = `($2::bigint[])[1 + floor(power(random(), 3) * 99998 + f * 0)]`
for (let from = 0; from < others.length; from += 5000) {
  await pool.query(
    `INSERT INTO users.follows (follower_id, followee_id) SELECT DISTINCT f, t FROM unnest($1::bigint[]) f,
     LATERAL (SELECT ${random} t FROM generate_series(1, 20)) r WHERE f <> t ON CONFLICT DO NOTHING`,
    [others.slice(from, from + 5000), others],
  )
}
await pool.query('INSERT INTO users.follows (follower_id, followee_id) SELECT $1, f FROM unnest($2::bigint[]) f', [
  me,
  others.filter((_, n) => n % 20 === 0),
])
await pool.query('VACUUM ANALYZE users.follows, users.accounts, users.account_counters')

async function measure(name: string, rounds: number, work: (round: number) => Promise<unknown>) {
  for (let round = 0; round < 10; round++) await work(round)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2).padStart(8)
  console.log(`${name.padEnd(44)} median ${at(0.5)} ms   p99 ${at(0.99)} ms`)
}

const suggestions = createSuggestions({ pool, clock: { now: Date.now } })
await measure('suggestions, 20 followees', 200, (n) => suggestions({ viewerId: others[n]!, limit: 40 }))
await measure('suggestions, 5,000 followees', 50, () => suggestions({ viewerId: me, limit: 40 }))
const { rows: newcomer } = await pool.query<{ id: number }>(
  `INSERT INTO users.accounts (username) VALUES ('newcomer') RETURNING id`,
)
await measure('suggestions, no followees, most followed anew', 50, () =>
  createSuggestions({ pool, clock: { now: Date.now } })({ viewerId: newcomer[0]!.id, limit: 40 }),
)
await measure('familiarFollowers of 40, 20 followees', 200, (n) =>
  familiarFollowers({ pool }, { viewerId: others[n]!, targetIds: others.slice(n, n + 40) }),
)
await measure('familiarFollowers of one, 5,000 followees', 200, (n) =>
  familiarFollowers({ pool }, { viewerId: me, targetIds: [others[n]!] }),
)
await measure('familiarFollowers of 40, 5,000 followees', 50, (n) =>
  familiarFollowers({ pool }, { viewerId: me, targetIds: others.slice(n * 40, n * 40 + 40) }),
)
await measure('directory by newest, first page', 200, () =>
  newestDiscoverable({ pool }, { limit: 40, offset: 0, withoutIds: [] }),
)
await measure('directory by newest, offset 50,000', 50, () =>
  newestDiscoverable({ pool }, { limit: 40, offset: 50_000, withoutIds: [] }),
)
await measure('relationships, 40', 200, (n) =>
  relationships({ pool }, { viewerId: others[n]!, targetIds: others.slice(n, n + 40) }),
)
await pool.query(
  `INSERT INTO tweets.author_counters (author_id, statuses_count, last_status_at)
   SELECT f, 1, now() - random() * interval '100 days' FROM unnest($1::bigint[]) f`,
  [ids],
)
await pool.query('VACUUM ANALYZE tweets.author_counters')
await measure('directory by activity: 2,000 of all authors', 50, () =>
  pool.query(
    `SELECT author_id AS id FROM tweets.author_counters WHERE last_status_at IS NOT NULL
     ORDER BY last_status_at DESC, author_id DESC LIMIT 2000`,
  ),
)
await pool.end()
