// Engines that are fetched or built once for a user, into a cache folder; what is there is whole and is never changed.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineError } from './errors.ts'
import { tryLock } from './lock.ts'
import { run } from './process.ts'

export interface Fetching {
  /** Where programs are looked for. */
  path: string
  /** Whether anything may be downloaded. */
  install: boolean
  log: (line: string) => void
  /** Aborted: what is under way is given up, and nothing is left of it. */
  signal?: AbortSignal | undefined
}

export interface Fetched extends Fetching {
  /** Where it will be: a folder in a cache folder. */
  target: string
  /** Told before it is fetched: what, from where. */
  what: string
  /** Two that use the same tool (its own cache) go one after the other. */
  tool: 'mvn' | 'go'
  /** Makes it in an empty folder. */
  make: (folder: string) => Promise<void>
}

/** Milliseconds that one download or build may take. */
const LONGEST_FETCH = 15 * 60_000

/** The user's own cache of engines. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'rookery', 'engines')
}

/**
 * The target, fetched if it is not there. It is made beside its place and moved there when it is whole; of several
 * processes at once one makes it while the others wait. Throws EngineError.
 */
export async function fetched({ target, what, tool, install, log, signal, make }: Fetched): Promise<string> {
  if (existsSync(target)) return target
  const cache = dirname(target)
  const locks = cacheFolder()
  if (!install) throw new EngineError(`${what} is not in ${cache}, and ROOKERY_INSTALL=off forbids to fetch it.`)
  try {
    for (const folder of [cache, locks]) mkdirSync(folder, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new EngineError(`${cache} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error })
  }
  using _turn = await takeTurn(join(locks, `${tool}.lock`), signal)
  if (existsSync(target)) return target
  log(`Fetching ${what}, once, into ${target} (ROOKERY_INSTALL=off forbids it)`)
  const workshop = `${target}.new`
  // Ours alone while we hold the lock; there when a fetch was killed.
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(workshop, { mode: 0o755 })
  try {
    await make(workshop)
    renameSync(workshop, target)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  return target
}

async function takeTurn(file: string, signal: AbortSignal | undefined): Promise<Disposable> {
  for (;;) {
    const lock = tryLock(file)
    if (lock) return lock
    await wait(200, undefined, { signal })
  }
}

/** Runs a step of a fetch; throws EngineError with its last words. */
export async function step(
  command: string,
  args: string[],
  options: { path: string; cwd: string; env?: NodeJS.ProcessEnv; signal?: AbortSignal | undefined },
): Promise<void> {
  const env = { ...process.env, ...options.env, PATH: options.path }
  const { cwd, signal } = options
  const { code, output } = await run(command, args, { cwd, env, timeout: LONGEST_FETCH, signal })
  signal?.throwIfAborted()
  if (code === 0) return
  const words = output.split('\n').filter((line) => line.trim() !== '')
  throw new EngineError(`${basename(command)} failed (code ${code}): ${words.slice(0, 3).join(' | ')}`)
}
