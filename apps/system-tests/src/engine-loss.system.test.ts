/** An engine is killed under the running server and stays away for a while: requests answer meanwhile, and all comes right by itself. */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { act, homeIds, newestFirst, postAs } from './support/posting.ts'
import { holdDown } from './support/processes.ts'
import { PROFILE } from './support/profile.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
const posted: string[] = []

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = (await Promise.all(['alice', 'bob'].map((name) => signUp(server, name)))) as [Person, Person]
  await act(bob, alice, 'follow')
  await post('before')
  await waitUntil(async () => (await homeIds(bob)).length === 1)
})
afterAll(async () => server?.[Symbol.asyncDispose]())

async function post(text: string): Promise<string> {
  const { id } = await postAs(alice, text)
  posted.push(id)
  return id
}

/** A request that takes longer hangs. */
const impatient = () => ({ signal: AbortSignal.timeout(8_000) })

const untilReady = () =>
  waitUntil(
    async () =>
      (await fetch(new URL('/health/ready', server.url))).ok &&
      (await bob.fetch('/api/v1/accounts/verify_credentials')).ok,
    { timeoutMs: 60_000 },
  )

/** A gateway of several that left its balancer for what they all lack would leave nobody to answer. */
async function expectReadiness(checks: Record<string, string>): Promise<void> {
  const ready = await fetch(new URL('/health/ready', server.url), impatient())
  const expected = PROFILE === 'standalone' ? [503, { checks }] : [200, { status: 'ok' }]
  expect([ready.status, await ready.json()]).toMatchObject(expected)
}

test('without Redis homes come from PostgreSQL and posts are taken; afterwards all arrives', async () => {
  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  {
    await using _away = await holdDown(server.dataDir, 'redis')
    for (let n = 0; n < 5; n++) await post(`without Redis ${n}`)
    expect(await homeIds(bob)).toEqual(newestFirst(posted))
    expect(await homeIds(alice)).toEqual(newestFirst(posted))
    await expectReadiness({ redis: 'failing', database: 'ok' })
  }
  await untilReady()
  const last = await post('Redis is back')
  await waitUntil(() => live.frames.some(({ payload }) => payload.includes(last)), { timeoutMs: 30_000 })
  // The post before it may be told after the stream opened: homes and streams learn of it each by their own way.
  const seen = live.frames.filter(({ event }) => event === 'update').map(({ payload }) => JSON.parse(payload).id)
  expect(newestFirst(seen.filter((id) => id !== posted[0]))).toEqual(newestFirst(posted.slice(1)))
  await waitUntil(async () => (await homeIds(bob)).join() === newestFirst(posted).join())
  expect(server.output()).toMatch(/Redis \(process \d+\) has ended by itself; starting it again\n/)
})

test('without PostgreSQL requests are refused at once with a reason; afterwards all goes on', async () => {
  {
    await using _away = await holdDown(server.dataDir, 'postgres')
    // What is cached whole may still be answered.
    expect([200, 503]).toContain((await bob.fetch('/api/v1/timelines/home', impatient())).status)
    const refusals = await Promise.all([
      bob.fetch(`/api/v1/accounts/${alice.id}/statuses`, impatient()),
      alice.fetch('/api/v1/statuses', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"status":"to nowhere"}',
        ...impatient(),
      }),
    ])
    for (const refused of refusals) {
      expect([refused.status, await refused.json()]).toEqual([503, { error: expect.stringContaining('moment') }])
    }
    await expectReadiness({ redis: 'ok', database: 'failing' })
  }
  await untilReady()
  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  const last = await post('PostgreSQL is back')
  await live.until(({ payload }) => payload.includes(last), 30_000)
  await waitUntil(async () => (await homeIds(bob)).join() === newestFirst(posted).join())
  expect(server.output()).toMatch(/PostgreSQL \(process \d+\) has ended by itself; starting it again\n/)
})
