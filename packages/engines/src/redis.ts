// A Redis of our own: append-only file, never evicting, loopback and a password; adopted when it was left running.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptSecret } from '@rookery/config'
import { Redis } from 'ioredis'
import type { RedisProgram } from './find-redis.ts'
import { startKept } from './kept-engine.ts'
import type { Engine } from './postgres.ts'
import { startDetached } from './process.ts'

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
  const log = join(dataDir, 'redis.log')
  return startKept({
    name: 'redis',
    title: 'Redis',
    dataDir,
    data: join(dataDir, 'redis'),
    log,
    port: fixedPort,
    url,
    // Redis titles its process with address and port (at first its arguments).
    isOurs: (title, { port }) => title.includes(`:${port}`) || title.includes(dataDir),
    async launch(port) {
      const { binary, version } = await find()
      const all = { ...SETTINGS, ...settings, port: String(port), requirepass: password }
      return { pid: await startDetached(binary, [writeConfig(dataDir, all)], log), version, binary }
    },
    probe: (port) => ping(url(port)),
    patience: 60_000,
    // SIGTERM writes the append-only file out before it leaves.
    ending: [
      ['SIGTERM', 30_000],
      ['SIGKILL', 5_000],
    ],
  })
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

/** Rejects until the server has loaded its file and takes our password. */
async function ping(url: string): Promise<void> {
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
  } finally {
    client.disconnect()
  }
}
