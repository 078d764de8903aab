/** Two gateways are one to people: a post reaches the sockets of both, one comes back on the other, and a write holds on both at once. */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from '../src/support/live-client.ts'
import { type Person, signIn, signUp } from '../src/support/people.ts'
import { act, deleteAs, editAs, homeIds, postAs } from '../src/support/posting.ts'
import { serviceProcesses } from '../src/support/profile.ts'
import { type Server, startServer } from '../src/support/server.ts'

let server: Server
/** The same installation, each by the address of one gateway. */
let gateways: [Server, Server]
let alice: Person
/** Bob's app speaks to the other gateway. */
let bob: Person

const ROUNDS = 20
/** Of them all: a gateway or a Redis that stands still for longer than a signal is waited for shows the old state for a moment. */
const MOST_LATE = 4

beforeAll(async () => {
  server = await startServer({ instances: 2 })
  const ports = serviceProcesses(server.dataDir).filter(({ name }) => name === 'gateway')
  gateways = ports.map(({ port }) => ({ ...server, url: `http://127.0.0.1:${port}` })) as unknown as [Server, Server]
  alice = await signUp(gateways[0], 'alice')
  bob = await signUp(gateways[1], 'bob')
  await act(bob, alice, 'follow')
})
afterAll(async () => server?.[Symbol.asyncDispose]())

test('there are two, and two of everything else', () => {
  const counts = Map.groupBy(serviceProcesses(server.dataDir), ({ name }) => name)
  expect([...counts.values()].map((instances) => instances.length)).toEqual(Array(7).fill(2))
})

test('a post reaches the sockets of each', async () => {
  const [token, stream] = [bob.token, 'user']
  await using here = await openLive(gateways[0], { token, stream })
  await using there = await openLive(gateways[1], { token, stream })
  const { id } = await postAs(alice, 'to both')
  for (const client of [here, there])
    await client.until(({ event, payload }) => event === 'update' && payload.includes(id))
})

test('who left one gateway comes back on the other and gets what was missed, in order, once', async () => {
  const before = await openLive(gateways[0], { token: bob.token, stream: 'user' })
  const { id } = await postAs(alice, 'before leaving')
  await before.until(({ payload }) => payload.includes(id))
  const lastEventId = before.lastId()!
  await before.close()
  const missed: string[] = []
  for (let n = 0; n < 50; n++) missed.push((await postAs(alice, `missed ${n}`)).id)

  await using after = await openLive(gateways[1], { token: bob.token, stream: 'user', lastEventId })
  await after.until(({ payload }) => payload.includes(missed.at(-1)!))
  expect(after.frames.map(({ event, payload }) => [event, JSON.parse(payload).id])).toEqual(
    missed.map((missing) => ['update', missing]),
  )
})

/** Counts what did not hold at once; without signals nearly everything would. */
function lateness() {
  const late: string[] = []
  return {
    late,
    async holds(what: string, condition: () => Promise<boolean>) {
      if (await condition()) return
      late.push(what)
      await waitUntil(condition, { describe: what })
    },
  }
}

test('an edit, a deletion and a new name are seen on the other at once', async () => {
  const { late, holds } = lateness()
  const seen = (path: string) => bob.json<{ content: string; display_name: string }>(path)
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await postAs(alice, `first ${round}`)
    expect((await seen(`/api/v1/statuses/${id}`)).content).toContain(`first ${round}`)
    await editAs(alice, id, `second ${round}`)
    await holds(`edit ${round}`, async () => (await seen(`/api/v1/statuses/${id}`)).content.includes(`second ${round}`))
    await deleteAs(alice, id)
    await holds(`deletion ${round}`, async () => (await bob.fetch(`/api/v1/statuses/${id}`)).status === 404)
    await alice.masto.v1.accounts.updateCredentials({ displayName: `Alice ${round}` })
    await holds(
      `name ${round}`,
      async () => (await seen(`/api/v1/accounts/${alice.id}`)).display_name === `Alice ${round}`,
    )
  }
  expect(late.length, late.join()).toBeLessThanOrEqual(MOST_LATE)
})

test('a block, and a session that ends, hold on the other at once', async () => {
  const { id } = await postAs(alice, 'for friends')
  await waitUntil(async () => (await homeIds(bob)).includes(id))
  const { late, holds } = lateness()
  for (let round = 0; round < ROUNDS; round++) {
    await act(alice, bob, 'block')
    expect((await bob.fetch(`/api/v1/statuses/${id}`)).status).toBe(404)
    expect(await homeIds(bob)).not.toContain(id)
    await act(alice, bob, 'unblock')
    const elsewhere = await signIn(gateways[0], alice)
    const there = { headers: { authorization: `Bearer ${elsewhere.token}` } }
    const verify = () => fetch(`${gateways[1].url}/api/v1/accounts/verify_credentials`, there)
    expect((await verify()).status).toBe(200)
    await elsewhere.signOut()
    await holds(`signing out ${round}`, async () => (await verify()).status === 401)
  }
  expect(late.length, late.join()).toBeLessThanOrEqual(MOST_LATE)
})

test('services answer nobody who is not of this installation', async () => {
  const inner = serviceProcesses(server.dataDir).filter(({ name }) => name.endsWith('-service'))
  expect(inner).toHaveLength(10)
  for (const { name, port } of inner) {
    const url = `http://127.0.0.1:${port}/internal/${SOME_CALL[name]}`
    for (const authorization of ['', 'Bearer nonsense', `Bearer ${alice.token}`]) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: '{}' }
      expect((await fetch(url, init)).status, name).toBe(401)
    }
  }
})

const SOME_CALL: Record<string, string> = {
  'user-service': 'users/stats',
  'tweet-service': 'tweets/stats',
  'timeline-service': 'timelines/homePage',
  'notification-service': 'notifications/markers',
  'search-service': 'search/searchTags',
}
