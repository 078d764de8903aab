// The engines of one installation, as one resource: given by URL, or found, started, adopted and stopped here.
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readEngines } from './engines-file.ts'
import { EngineError } from './errors.ts'
import { findRedis } from './find-redis.ts'
import { checkRedis } from './given-redis.ts'
import { checkPostgres } from './given-servers.ts'
import { lockFolder } from './lock.ts'
import { type Engine, startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { supervise } from './supervise.ts'

export interface EnginesOptions {
  /** Where engines of ours keep their data; created when missing. */
  dataDir: string
  /** Servers to use instead of starting any. */
  databaseUrl?: string
  redisUrl?: string
  /** Whether a system package may be installed when a program is missing. */
  install: boolean
  /** Where programs are looked for, as in the environment's PATH; the usual folders unless told. */
  path?: string
  /** Takes one line that a person should read, now. */
  log: (line: string) => void
  /** Aborted: what is being fetched is given up. */
  stopped?: AbortSignal | undefined
}

export interface Engines extends AsyncDisposable {
  databaseUrl: string
  redisUrl: string
  /** One line an engine: what runs, in which version, from where. */
  describe(): string[]
}

/**
 * Opens both engines and holds the data folder for this process; one of ours that dies is started again, which `log` is told.
 * Disposing stops those of ours, so dispose last.
 * Throws EngineError, whose message is fit for the terminal as it is.
 */
export async function openEngines(options: EnginesOptions): Promise<Engines> {
  const { opened, held } = await openTogether(options, { postgres: openPostgres, redis: openRedis })
  return { ...enginesOf(opened), [Symbol.asyncDispose]: () => held.disposeAsync() }
}

type Openers = Record<string, (dataDir: string, options: EnginesOptions) => Promise<Opened>>

/** Opens all at once, or none; `held` stops them one by one, the last first, then lets go of the folder. */
export async function openTogether<Names extends Openers>(
  options: EnginesOptions,
  openers: Names,
): Promise<{ opened: Record<keyof Names, Opened>; held: AsyncDisposableStack }> {
  const dataDir = writableFolder(options.dataDir)
  await using opening = new AsyncDisposableStack()
  opening.use(lockFolder(dataDir))
  const entries = Object.entries(openers)
  const results = await Promise.allSettled(entries.map(([, open]) => open(dataDir, options)))
  for (const result of results) if (result.status === 'fulfilled') opening.use(result.value)
  const opened = results.map((result, index) => {
    if (result.status === 'rejected') throw result.reason
    return [entries[index]?.[0], result.value]
  })
  return { opened: Object.fromEntries(opened), held: opening.move() }
}

export const enginesOf = ({ postgres, redis }: Record<'postgres' | 'redis', Opened>) => ({
  databaseUrl: postgres.url,
  redisUrl: redis.url,
  describe: () => [`PostgreSQL ${postgres.description}`, `Redis ${redis.description}`],
})

export const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin'

/** An engine in use: a given one, or ours and then supervised. */
export interface Opened extends AsyncDisposable {
  url: string
  description: string
  /** Of ours: the process that it is now. */
  pid?: () => number
}

export async function openPostgres(
  dataDir: string,
  { databaseUrl, path = USUAL_PATH, log }: EnginesOptions,
): Promise<Opened> {
  if (databaseUrl) return given(databaseUrl, await checkPostgres(databaseUrl))
  const start = (port?: number) => startPostgres({ dataDir, path, port })
  return ours(await supervise({ name: 'PostgreSQL', start, log }))
}

export async function openRedis(
  dataDir: string,
  { redisUrl, path = USUAL_PATH, install, log }: EnginesOptions,
): Promise<Opened> {
  if (redisUrl) return given(redisUrl, await checkRedis(redisUrl, log))
  const remembered = readEngines(dataDir).redis?.binary
  const find = () => findRedis({ path, remembered, toolsDir: join(dataDir, 'tools'), install, log })
  const start = (port?: number) => startRedis({ dataDir, find, port })
  return ours(await supervise({ name: 'Redis', start, log }))
}

export function given(url: string, version: string): Opened {
  const hosts = url.split(',').map((one) => new URL(one).host)
  return { url, description: `${version} at ${hosts.join(', ')} (given)`, [Symbol.asyncDispose]: async () => {} }
}

export function ours(engine: Engine): Opened {
  const { url, version, port, data, adopted } = engine
  const description = `${version} on port ${port}${adopted ? ' (was still running)' : ''}, data in ${data}`
  return { url, description, pid: () => engine.pid, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() }
}

function writableFolder(dataDir: string): string {
  const folder = resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw new EngineError(`DATA_DIR: ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
}
