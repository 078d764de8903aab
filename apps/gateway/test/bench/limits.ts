/**
 * What limits cost a home page: the same gateway with and without, on services in memory, processor time per request of 16 connections,
 * in interleaved rounds. `node apps/gateway/test/bench/limits.ts`, with autocannon on the PATH (npm exec has it).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRedisClient } from '@rookery/redis'
import { createLimiter, createRedisRateCounters, type Limiter } from '@rookery/redis/limits'
import { startTestRedis } from '@rookery/testing'
import { createTestGateway } from '../../src/testing/create-test-gateway.ts'

const ROUNDS = 5
const SECONDS = '3'

await using engine = await startTestRedis()
await using redis = createRedisClient({ url: engine.url, name: 'bench' })
const limiter = createLimiter({ counters: createRedisRateCounters(redis) })
/** The same work, for a reader whom no limit stops. */
const generous: Limiter = { ...limiter, takeSoon: (key, rule) => limiter.takeSoon(key, wide(rule)) }
const rules = new Map<object, { limit: number; windowMs: number }>()
function wide(rule: { limit: number; windowMs: number }) {
  const known = rules.get(rule)
  if (known) return known
  const made = { ...rule, limit: 1e12 }
  rules.set(rule, made)
  return made
}

const gateways = { without: await createTestGateway(), with: await createTestGateway({ limiter: generous }) }
const spent: Record<keyof typeof gateways, number[]> = { without: [], with: [] }
for (const { app, alice } of Object.values(gateways)) {
  for (let n = 0; n < 20; n++) await alice.call('POST', '/api/v1/statuses', { status: `the herons are back ${n}` })
  await app.listen({ port: 0, host: '127.0.0.1' })
}
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, { app, alice }] of Object.entries(gateways)) {
    const { port } = app.server.address() as { port: number }
    const url = `http://127.0.0.1:${port}/api/v1/timelines/home?limit=20`
    const load = ['-c', '16', '-d', SECONDS, '-j', '-H', `authorization=Bearer ${alice.token}`, url]
    const child = spawn('autocannon', load, { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    const before = process.cpuUsage()
    await once(child, 'close')
    const { user, system } = process.cpuUsage(before)
    const { non2xx, requests } = JSON.parse(said) as { non2xx: number; requests: { total: number } }
    if (non2xx > 0) throw new Error(`${non2xx} home pages failed`)
    // The first round warms up.
    if (round > 0) spent[name as keyof typeof gateways].push((user + system) / requests.total)
  }
}
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const [without, withLimits] = [median(spent.without), median(spent.with)]
console.info(
  `without limits ${without.toFixed(1)} µs, with ${withLimits.toFixed(1)} µs: ratio ${(withLimits / without).toFixed(3)}`,
)
for (const { app } of Object.values(gateways)) await app.close()
limiter[Symbol.dispose]()
