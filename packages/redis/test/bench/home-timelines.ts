// Measures the packed timelines: node packages/redis/test/bench/home-timelines.ts [timelines] [pipelined]. Starts a redis-server of its own.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import {
  createJobsRun,
  createMarkedHomeTimelines,
  createRedisHomeTimelines,
  homeKey,
} from '../../src/home-timeline/index.ts'

const TIMELINES = Number(process.argv[2] ?? 20_000)
/** So many posts that every timeline is cut several times. */
const [CALL, IN_FLIGHT, POSTS] = [50, 8, 160]

const folder = mkdtempSync(join(tmpdir(), 'rookery-bench-'))
const socket = join(folder, 'redis.sock')
const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', ''], {
  stdio: 'ignore',
})
const redis = new Redis(socket, { enableAutoPipelining: process.argv[3] === 'pipelined' })
// Until the server listens.
redis.on('error', () => {})
const timelines = createRedisHomeTimelines(redis)
const entry = (tweetId: number) => ({ tweetId, authorId: 7, boostOfId: 0 })
const keys = Array.from({ length: TIMELINES }, (_, index) => homeKey(1_000_000 + index))
  .map((key, index) => ({ key, bucket: (1_000_000 + index) % 64 }))
  .sort((a, b) => a.bucket - b.bucket)
  .map(({ key }) => key)

async function inFlight(count: number, width: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return (performance.now() - started) / 1000
}

const full = Array.from({ length: 800 }, (_, index) => entry(index + 1))
await inFlight(keys.length, 64, async (index) => {
  await timelines.open(keys[index]!, 1, 0)
  await timelines.finish(keys[index]!, 1, full, 0)
})
const bytesOf = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))![1])
const filled = await bytesOf()
const cpuOf = async () => {
  const info = await redis.info('cpu')
  return Number(/used_cpu_user:([\d.]+)/.exec(info)![1]) + Number(/used_cpu_sys:([\d.]+)/.exec(info)![1])
}
const cpuBefore = await cpuOf()
const calls = Math.ceil(keys.length / CALL)
const seconds = await inFlight(calls * POSTS, IN_FLIGHT, (index) => {
  const at = (index % calls) * CALL
  return timelines.append(keys.slice(at, at + CALL), [entry(1_000 + Math.floor(index / calls))])
})
const cpuSpent = (await cpuOf()) - cpuBefore
const reads = 40_000
const cpuBeforeReads = await cpuOf()
const readSeconds = await inFlight(reads, 64, (index) => timelines.load(keys[index % keys.length]!))
const cpuOfReads = (await cpuOf()) - cpuBeforeReads
// The same bytes, as where the log is elsewhere (decision 0023); these carry no mark, which is seen after the load.
const marked = createMarkedHomeTimelines(redis, createJobsRun(redis))
const markedSeconds = await inFlight(reads, 64, (index) => marked.load(keys[index % keys.length]!))
const cpuOfMarked = (await cpuOf()) - cpuBeforeReads - cpuOfReads
const perSecond = (count: number, time: number) => Math.round(count / time).toLocaleString('en')
console.log(`${TIMELINES} timelines of 800: ${Math.round(filled / TIMELINES)} bytes each as built`)
console.log(
  `${Math.round((await bytesOf()) / TIMELINES)} bytes each after ${POSTS} more entries (room to append included)`,
)
console.log(
  `append, ${CALL} timelines a call, ${IN_FLIGHT} calls in flight: ${perSecond(TIMELINES * POSTS, seconds)} deliveries/s`,
)
console.log(`Redis spent ${((cpuSpent / TIMELINES / POSTS) * 1e6).toFixed(2)} µs of CPU a delivery`)
const perRead = (cpu: number) => `${((cpu / reads) * 1e6).toFixed(1)} µs of Redis' CPU a read`
console.log(
  `load of whole timelines, 64 in flight, one connection: ${perSecond(reads, readSeconds)} reads/s, ${perRead(cpuOfReads)}`,
)
console.log(`the same under marks: ${perSecond(reads, markedSeconds)} reads/s, ${perRead(cpuOfMarked)}`)

redis.disconnect()
server.kill('SIGTERM')
server.once('exit', () => rmSync(folder, { recursive: true, force: true }))
