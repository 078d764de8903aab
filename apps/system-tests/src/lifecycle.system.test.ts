/** Starting, stopping, being killed and starting again, through the real process: nothing acknowledged is lost, nothing is left running. */
import { rmSync } from 'node:fs'
import { testFolder, waitUntil } from '@rookery/testing'
import { afterAll, expect, test } from 'vitest'
import { holdPost } from './support/held-request.ts'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp, walkDown } from './support/people.ts'
import { act, postAs } from './support/posting.ts'
import { enginePids, killEngines, processesOf } from './support/processes.ts'
import { PROFILE } from './support/profile.ts'
import { type Server, startServer } from './support/server.ts'

const dataDir = testFolder()
let server: Server
let port: number
let alice: Person
let bob: Person
/** Posts that were answered, over all the lives of the server. */
const acknowledged = new Set<string>()

afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const began = performance.now()
  server = await startServer({ dataDir, ...(port ? { port } : {}) })
  port = server.port
  console.info(`ready after ${Math.round(performance.now() - began)} ms`)
}

async function post(text: string): Promise<void> {
  acknowledged.add((await postAs(alice, text)).id)
}

/** Posts from four hands until the server does not answer any more; resolves then. */
function postUntilGone(): { promise: Promise<unknown>; count: () => number } {
  let count = 0
  const hand = async () => {
    for (;;) {
      try {
        await post(`post ${count}`)
        count++
      } catch {
        return
      }
    }
  }
  return { promise: Promise.all([hand(), hand(), hand(), hand()]), count: () => count }
}

/** Everything that was acknowledged is in bob's home, each once, and tokens of before are valid. */
async function expectAllThere(): Promise<void> {
  const ids = await waitUntil(async () => {
    const read = await walkDown(bob, '/api/v1/timelines/home?limit=40')
    return [...acknowledged].every((id) => read.ids.includes(id)) ? read.ids : undefined
  })
  expect(new Set(ids).size).toBe(ids.length)
  expect(await alice.json('/api/v1/accounts/verify_credentials')).toMatchObject({ username: 'alice' })
  expect((await signIn(server, alice)).id).toBe(alice.id)
}

test('a first start in an empty folder', async () => {
  await start()
  ;[alice, bob] = (await Promise.all(['alice', 'bob'].map((name) => signUp(server, name)))) as [Person, Person]
  await act(bob, alice, 'follow')
  await post('the first')
  await expectAllThere()
})

for (const signals of [['SIGTERM'], ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGINT']] as const) {
  test(`${signals.join(', ')} in the middle of everything: drained, code 0, nothing left, all there afterwards`, async () => {
    const live = await openLive(server, { token: bob.token, stream: 'user' })
    const pids = enginePids(dataDir)
    const writing = postUntilGone()
    await waitUntil(() => writing.count() > 20)
    const held = await holdPost(server, alice, 'in flight')

    process.kill(server.pid, signals[0])
    await waitUntil(() => live.closed)
    expect(live.closed).toMatchObject({ code: 1001 })
    for (const signal of signals.slice(1)) process.kill(server.pid, signal)
    const answer = await held.finish()
    expect(answer.status).toBe(200)
    acknowledged.add((answer.body as { id: string }).id)

    expect(await server.stop(signals[0])).toBe(0)
    await writing.promise
    expect(processesOf(dataDir)).toEqual([])
    expect(pids).toHaveLength(2)
    const line = `Rookery is ready on ${server.url}\n`
    // Several processes tell what runs where, and who of them has gone.
    expect(server.output())[PROFILE === 'standalone' ? 'toBe' : 'toContain'](line)
    await start()
    await expectAllThere()
  })
}

test('after SIGKILL of the process the next start adopts its engines', async () => {
  const pids = enginePids(dataDir)
  const writing = postUntilGone()
  await waitUntil(() => writing.count() > 20)
  await server.kill9()
  await writing.promise
  await start()
  expect(enginePids(dataDir)).toEqual(pids)
  await expectAllThere()
  await post('after the kill')
  await expectAllThere()
})

test('after SIGKILL of the process and of its engines the next start clears what they left', async () => {
  const writing = postUntilGone()
  await waitUntil(() => writing.count() > 20)
  await Promise.all([server.kill9(), killEngines(dataDir)])
  await writing.promise
  // Redis may have been started again by a server that was about to die.
  await killEngines(dataDir)
  await start()
  await expectAllThere()
  await post('after the great kill')
  await expectAllThere()
  expect(await server.stop()).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
})
