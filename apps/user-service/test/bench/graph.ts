// How long the graph reads take: `node apps/user-service/test/bench/graph.ts <URL of an empty database>`.
// 50,000 accounts that follow ten others each; one follows 5,000 and is followed by all.
import { createPool, migrate } from '@rookery/database'
import { createLogger } from '@rookery/telemetry'
import { getAccounts } from '../../src/accounts/get-accounts.ts'
import { followUser } from '../../src/follows/follow-user.ts'
import { followersAfter } from '../../src/follows/followers-after.ts'
import { unfollowUser } from '../../src/follows/unfollow-user.ts'
import { followerPage } from '../../src/graph/edge-pages.ts'
import { loadGraph } from '../../src/graph/load-graph.ts'
import { relationships } from '../../src/graph/relationships.ts'
import { createSessionFinder } from '../../src/sessions/find-session.ts'

const url = process.argv[2] ?? ''
await migrate({ adminUrl: url, secretKey: 'bench' })
const pool = createPool(url, { name: 'bench', max: 1 })
const context = { pool, graphChanged: async () => {} }
await pool.query(`SET statement_timeout = 0`)

const { rows } = await pool.query<{ ids: number[] }>(
  `WITH a AS (INSERT INTO users.accounts (username) SELECT 'u' || i FROM generate_series(1, 50000) i RETURNING id)
   SELECT array_agg(id ORDER BY id) AS ids FROM a`,
)
const [me, ...others] = rows[0]!.ids as [number, ...number[]]
const follow = 'INSERT INTO users.follows (follower_id, followee_id)'
await pool.query(`${follow} SELECT $1, f FROM unnest($2::bigint[]) f`, [me, others.slice(0, 5000)])
for (let from = 0; from < others.length; from += 5000) {
  await pool.query(`${follow} SELECT f, $1 FROM unnest($2::bigint[]) f`, [me, others.slice(from, from + 5000)])
}
await pool.query(`${follow} SELECT $1, f FROM unnest($2::bigint[]) f`, [others[0], others.slice(1, 201)])
for (let from = 1; from < others.length; from += 5000) {
  const everybody = `unnest($1::bigint[]) f, LATERAL (SELECT ($2::bigint[])[1 + floor(random() * 49998 + f * 0)] t FROM generate_series(1, 10)) r`
  await pool.query(`${follow} SELECT DISTINCT f, t FROM ${everybody} WHERE f <> t ON CONFLICT DO NOTHING`, [
    others.slice(from, from + 5000),
    others,
  ])
}
await pool.query('VACUUM ANALYZE users.follows, users.accounts, users.account_counters')

async function measure(name: string, rounds: number, work: (round: number) => Promise<unknown>) {
  for (let round = 0; round < 20; round++) await work(round)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2).padStart(8)
  console.log(`${name.padEnd(36)} median ${at(0.5)} ms   p99 ${at(0.99)} ms`)
}

await measure('loadGraph, 5,000 followees', 300, () => loadGraph(context, { viewerId: me }))
await measure('loadGraph, 200 followees', 300, () => loadGraph(context, { viewerId: others[0]! }))
await measure('followersAfter, 2,000 of 50,000', 300, (round) =>
  followersAfter(context, { accountId: me, after: { bucket: round % 60, followerId: 0 }, limit: 2000 }),
)
await measure('followerPage, 80 of 50,000', 300, () => followerPage(context, { accountId: me, limit: 80 }))
await measure('getAccounts, 20', 300, (round) => getAccounts(context, { ids: others.slice(round, round + 20) }))
await measure('relationships, 40', 300, (round) =>
  relationships(context, { viewerId: me, targetIds: others.slice(round, round + 40) }),
)
const findSession = createSessionFinder({
  ...context,
  clock: Date,
  logger: createLogger({ level: 'silent', name: 'bench' }),
})
await measure('findSession', 300, () => findSession({ sessionId: 1 }))
await measure('follow and unfollow', 300, async (round) => {
  const pair = { followerId: others[round]!, followeeId: others[round + 1000]! }
  await followUser(context, pair)
  await unfollowUser(context, pair)
})
await pool.end()
