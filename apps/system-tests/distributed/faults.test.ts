/**
 * At 100 posts a second everything is killed once, in turn: each service, the relay, each engine; and some are frozen for a while,
 * which nobody is told. First of all nothing is: what a stack that has just started takes its time for is no fault's doing.
 * After each recovery every acknowledged post is in every follower's home exactly once, in the index and in the counters, and
 * no socket missed any.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type EngineName, readEngines, stopProcess } from '@rookery/engines'
import { appendOnlySize, losePower } from '@rookery/engines/distributed'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceProcesses } from '../src/support/profile.ts'
import { type Server, startServer } from '../src/support/server.ts'
import { expectNothingLost } from './support/nothing-lost.ts'
import { startPosting } from './support/posting-load.ts'
import { measureRecovery } from './support/recovery.ts'
import { settle, type Town } from './support/town.ts'

const POSTS_PER_SECOND = 100
/** Of load before each fault, and after each recovery. */
const AROUND_MS = 2_000
/** Longer than a silent connection is kept. */
const FROZEN_MS = 14_000

let server: Server
let town: Town

beforeAll(async () => {
  // Engines of its own, since it kills them.
  server = await startServer({ instances: 2, ownEngines: true })
  town = await settle(server)
})
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

/** SIGKILL; whoever started it starts it again, as systemd or a container's restart policy would. */
const killService = (name: string) => async () => {
  const { pid } = serviceProcesses(server.dataDir).find((one) => one.name === name && one.pid !== null)!
  await stopProcess(pid!, [['SIGKILL', 10_000]])
}
/** Of two relays one waits: the one whose events become more is at work. */
async function killWorkingRelay(): Promise<void> {
  const relays = serviceProcesses(server.dataDir).filter(({ name, pid }) => name === 'cdc-relay' && pid !== null)
  const before = await Promise.all(relays.map(eventsOf))
  const working = await waitUntil(async () => {
    const now = await Promise.all(relays.map(eventsOf))
    return relays.find((_, index) => now[index]! > before[index]!)
  })
  await stopProcess(working.pid!, [['SIGKILL', 10_000]])
}

async function eventsOf({ port }: { port: number }): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const counts = [...text.matchAll(/^rookery_relay_events_total\S* (\d+)$/gm)]
  return counts.reduce((sum, [, count]) => sum + Number(count), 0)
}
const killEngine = (name: EngineName) => async () => {
  await stopProcess(readEngines(server.dataDir)[name]!.pid, [['SIGKILL', 10_000]])
}

/** Neither dead nor alive: connections stay, new ones are taken by the kernel, and nothing is said on any. */
async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  await wait(FROZEN_MS)
  process.kill(pid, 'SIGCONT')
}
const freezeService = (name: string) => () =>
  freeze(serviceProcesses(server.dataDir).find((one) => one.name === name && one.pid !== null)!.pid!)

/** What a power loss does with `appendfsync everysec`: the last second never reached the disk. */
async function cutRedis(): Promise<void> {
  const folder = join(server.dataDir, 'redis')
  const aSecondAgo = appendOnlySize(folder)
  await wait(1_000)
  await losePower(readEngines(server.dataDir).redis!.pid, folder, () => aSecondAgo)
}

const FAULTS: [what: string, fault: () => Promise<void>][] = [
  ['Nothing', async () => {}],
  ['SIGKILL of user-service', killService('user-service')],
  ['SIGKILL of tweet-service', killService('tweet-service')],
  ['SIGKILL of timeline-service', killService('timeline-service')],
  ['SIGKILL of notification-service', killService('notification-service')],
  ['SIGKILL of search-service', killService('search-service')],
  ['SIGKILL of gateway', killService('gateway')],
  ['SIGKILL of cdc-relay', killWorkingRelay],
  ['SIGKILL of Kafka', killEngine('kafka')],
  ['SIGKILL of Elasticsearch', killEngine('elasticsearch')],
  ['SIGKILL of Redis', killEngine('redis')],
  ['SIGKILL of Redis, its last second lost', cutRedis],
  ['SIGKILL of PostgreSQL', killEngine('postgres')],
  ['Freezing of tweet-service', freezeService('tweet-service')],
]

test.for(FAULTS)('%s', { timeout: 480_000 }, async ([what, fault], { annotate }) => {
  // Letters alone: one word to every index.
  const word = `fault${what.toLowerCase().replaceAll(/[^a-z]/g, '')}`
  const [before] = await town.readers[0]!.json<{ id: string }[]>('/api/v1/timelines/home?limit=1')
  const load = startPosting({
    authors: town.authors,
    perSecond: POSTS_PER_SECOND,
    text: (n) => `${word} number ${n}`,
  })
  await wait(AROUND_MS)
  const faultAt = performance.now()
  await fault()
  const recovery = await measureRecovery(town, town.authors[0]!, faultAt, word)
  await wait(AROUND_MS)
  await load.stop()
  expect(load.acknowledged.length).toBeGreaterThan(POSTS_PER_SECOND)

  const { posting, sockets, homes, search } = recovery
  const times = `posting after ${posting} ms, sockets ${sockets} ms, homes ${homes} ms, search ${search} ms`
  console.info(`${what}: ${times}`)
  const posts = await expectNothingLost({
    server,
    town,
    acknowledged: load.acknowledged,
    since: before?.id ?? '0',
    word,
  })
  const returns = town.listeners.reduce((sum, listener) => sum + listener.returns, 0)
  const line =
    `${what}: ${times}; ${posts} posts, 0 lost, 0 doubled, ${load.failures.length} attempts failed, ` +
    `sockets came back ${returns} times so far`
  console.info(line)
  for (const [why, count] of tally(load.failures.map((failure) => failure.why))) console.info(`  ${count} × ${why}`)
  await annotate(line)
})

function tally(reasons: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1)
  return counts
}
