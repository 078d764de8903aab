/** Limits as `npm start` has them, behind a proxy on this machine: told, kept, by address, and no reason to fail when Redis is away. */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, signUp } from './support/people.ts'
import { holdDown } from './support/processes.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let client: { client_id: string; client_secret: string }

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on', TRUST_PROXY: 'loopback' } })
  alice = await signUp(server, 'alice')
  const body = new URLSearchParams({ client_name: 'tests', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob', scopes: 'read' })
  client = (await (await fetch(`${server.url}/api/v1/apps`, { method: 'POST', body })).json()) as typeof client
})
afterAll(async () => server?.[Symbol.asyncDispose]())

/** An attempt to sign in, as the proxy passes it on; whatever else the client claims stands before its address. */
const attempt = (address: string, password: string, username = 'alice') =>
  fetch(`${server.url}/oauth/token`, {
    method: 'POST',
    headers: { 'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 250)}, ${address}` },
    body: new URLSearchParams({ ...client, grant_type: 'password', scope: 'read', username, password }),
  })
const statuses = async (times: number, ask: () => Promise<Response>) => {
  const all: number[] = []
  for (let n = 0; n < times; n++) all.push((await ask()).status)
  return all
}

/**
 * Five are allowed in a minute. Twelve use that up twice over: when Redis does not answer in time the process counts for itself for
 * a second, and on a slow machine the minute moves on.
 */
async function guess(address: string): Promise<void> {
  const codes = await statuses(12, () => attempt(address, 'a guess'))
  const taken = codes.filter((code) => code === 400).length
  expect(codes.slice(0, 5)).toEqual(Array(5).fill(400))
  expect(codes.at(-1)).toBe(429)
  expect(taken + codes.filter((code) => code === 429).length).toBe(12)
  expect(taken).toBeLessThanOrEqual(10)
}

test('every answer says how much is left', async () => {
  const left = async () => Number((await alice.fetch('/api/v1/timelines/home')).headers.get('x-ratelimit-remaining'))
  const before = await left()
  expect(before).toBeGreaterThan(1_000)
  expect(await left()).toBe(before - 1)
})

test('guessing is refused by address, however it is dressed up, and the owner signs in from hers', async () => {
  await guess('203.0.113.5')
  const refused = await attempt('203.0.113.5', alice.password)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(((await refused.json()) as { error: string }).error).toMatch(/^Too many attempts to sign in/)
  expect((await attempt('203.0.113.77', alice.password)).status).toBe(200)
})

test('while Redis is away reads go on, and guessing is refused all the same', async () => {
  {
    await using _down = await holdDown(server.dataDir, 'redis')
    expect(await statuses(20, () => alice.fetch('/api/v1/accounts/verify_credentials'))).toEqual(Array(20).fill(200))
    await guess('203.0.113.200')
  }
  await waitUntil(async () => (await fetch(`${server.url}/health/ready`)).status === 200, { timeoutMs: 60_000 })
})
