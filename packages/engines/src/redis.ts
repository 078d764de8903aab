// A Redis of our own: append-only file, never evicting, loopback and a password; adopted when it was left running.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keptSecret } from '@rookery/config'
import { Redis } from 'ioredis'
import { type EngineRecord, readEngines, recordEngine } from './engines-file.ts'
import { EngineError } from './errors.ts'
import type { RedisProgram } from './find-redis.ts'
import type { Engine } from './postgres.ts'
import { commandLine, isAlive, lastWords, processesIn, startDetached, startPort, stopProcess } from './process.ts'

const START_TIMEOUT = 60_000

const SETTINGS = {
  bind: '127.0.0.1',
  appendonly: 'yes',
  appendfsync: 'everysec',
  'maxmemory-policy': 'noeviction',
  save: '',
}

export interface RedisOptions {
  /** An existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  /** The program to start if none is running; asked for only then. */
  find: () => Promise<RedisProgram>
  /** Further server settings; they win over ours. */
  settings?: Record<string, string>
  /** This port and no other. */
  port?: number
}

export const redisUrlOf = (password: string, port: number): string => `redis://:${password}@127.0.0.1:${port}`

/** Starts (or adopts) the Redis of a data folder. */
export async function startRedis({ dataDir, find, settings = {}, port: fixedPort }: RedisOptions): Promise<Engine> {
  const password = keptSecret(dataDir, 'redis.password')
  const url = (port: number) => redisUrlOf(password, port)
  const known = readEngines(dataDir).redis
  if (known && isAlive(known.pid) && isOurs(known, dataDir)) {
    if (await answers(url(known.port), known.pid)) return engine(known, true)
    await stopRedis(known.pid)
  }
  // Without its record (someone deleted it) a server may still be there: two on the same files would ruin them.
  for (const pid of processesIn(join(dataDir, 'redis'))) await stopRedis(pid)
  const { binary, version } = await find()
  const port = await startPort('Redis', fixedPort, known?.port)
  const log = join(dataDir, 'redis.log')
  const pid = await startDetached(
    binary,
    [writeConfig(dataDir, { ...SETTINGS, ...settings, port: String(port), requirepass: password })],
    log,
  )
  // Before it answers: were we killed now, a second server on the same files would ruin them.
  recordEngine(dataDir, 'redis', { pid, port, version, binary })
  if (await answers(url(port), pid)) return engine({ pid, port, version, binary }, false)
  await stopRedis(pid)
  throw new EngineError(`Redis did not start: ${lastWords(log)}`)

  function engine(record: EngineRecord, adopted: boolean): Engine {
    return {
      ...record,
      url: url(record.port),
      data: join(dataDir, 'redis'),
      adopted,
      [Symbol.asyncDispose]: () => stopRedis(record.pid),
    }
  }
}

/** Redis titles its process with address and port (at first its arguments); a stranger who was given the old process id does not. */
function isOurs({ pid, port }: EngineRecord, dataDir: string): boolean {
  const title = commandLine(pid)
  return title.includes(`:${port}`) || title.includes(dataDir)
}

/** Settings go through a file, because arguments (and the password among them) can be read by every user of the machine. */
function writeConfig(dataDir: string, settings: Record<string, string>): string {
  const dir = join(dataDir, 'redis')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const lines = Object.entries({ ...settings, dir }).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  const file = join(dir, 'redis.conf')
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return file
}

/** SIGTERM writes the append-only file out before it leaves. */
async function stopRedis(pid: number): Promise<void> {
  await stopProcess(pid, [
    ['SIGTERM', 30_000],
    ['SIGKILL', 5_000],
  ])
}

/** Until the server has loaded its file and takes our password; false when it dies or takes too long. */
async function answers(url: string, pid: number): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT
  while (isAlive(pid) && Date.now() < deadline) {
    const client = new Redis(url, {
      lazyConnect: true,
      retryStrategy: null,
      connectTimeout: 5_000,
      maxRetriesPerRequest: 0,
      disconnectTimeout: 100,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.ping()
      return true
    } catch {
      await wait(15)
    } finally {
      client.disconnect()
    }
  }
  return false
}
