/** An upgrade as seen from outside: every instance of every service stops and starts in turn, and no request fails. */
import { setTimeout as wait } from 'node:timers/promises'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../src/support/people.ts'
import { serviceProcesses } from '../src/support/profile.ts'
import { type Server, startServer } from '../src/support/server.ts'
import { expectNothingLost } from './support/nothing-lost.ts'
import { startPosting } from './support/posting-load.ts'
import { settle, type Town } from './support/town.ts'

let server: Server
let town: Town

beforeAll(async () => {
  server = await startServer({ instances: 2 })
  town = await settle(server)
})
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

const READS = [
  '/api/v1/timelines/home?limit=20',
  '/api/v1/timelines/public?limit=20',
  '/api/v1/notifications',
  '/api/v2/search?q=rolling&type=statuses',
  '/api/v1/accounts/verify_credentials',
]

/** Reads one after the other until `signal`; answers how many, and what failed. */
async function readOn(person: Person, signal: AbortSignal) {
  const failures: string[] = []
  let reads = 0
  for (; !signal.aborted; reads++) {
    const path = READS[reads % READS.length]!
    try {
      const response = await person.fetch(path)
      const body = await response.text()
      if (!response.ok) failures.push(`GET ${path}: ${response.status} ${body.slice(0, 200)}`)
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error }
      failures.push(`GET ${path}: ${cause?.message ?? message}`)
    }
    await wait(5)
  }
  return { reads, failures }
}

test('a rolling restart of everything under load: no request fails, nothing is lost', { timeout: 400_000 }, async ({
  annotate,
}) => {
  const word = 'rollingrestart'
  const text = (n: number) => `${word} number ${n}`
  // No attempt may fail, and on a busy machine one may take its time.
  const load = startPosting({ authors: town.authors, perSecond: 20, text, patienceMs: 60_000 })
  const stop = new AbortController()
  const reading = town.readers.map((reader) => readOn(reader, stop.signal))
  await wait(1_000)
  const before = serviceProcesses(server.dataDir)
  const began = performance.now()
  process.kill(server.pid, 'SIGHUP')
  await waitUntil(() => server.output().includes('Every service was started anew'), {
    timeoutMs: 300_000,
    describe: () => `the restarts; it printed: ${server.output()}`,
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  await wait(1_000)
  stop.abort()
  const read = await Promise.all(reading)
  await load.stop()

  const after = serviceProcesses(server.dataDir)
  expect(after.map(({ name, instance }) => `${name} ${instance}`)).toEqual(
    before.map(({ name, instance }) => `${name} ${instance}`),
  )
  expect(after.filter(({ pid }) => pid === null || before.some((old) => old.pid === pid))).toEqual([])
  expect(read.flatMap(({ failures }) => failures)).toEqual([])
  expect(load.failures.map(({ why }) => why)).toEqual([])
  const posts = await expectNothingLost({ server, town, acknowledged: load.acknowledged, since: '0', word })
  const reads = read.reduce((sum, { reads }) => sum + reads, 0)
  const line = `${before.length} processes restarted in ${seconds} s; ${reads} reads and ${posts} posts, 0 failed, 0 lost`
  console.info(line)
  await annotate(line)
})
