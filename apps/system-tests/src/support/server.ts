/**
 * A whole Rookery, as `npm start` or (with ROOKERY_TEST_PROFILE=distributed) `npm run distributed` runs it; the tests may only
 * use its public face, its database and signals.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { commandLine, readEngines, stopProcess } from '@rookery/engines'
import { testFolder, waitUntil } from '@rookery/testing'
import { environmentFor, killServices, mainOfProfile } from './profile.ts'

export interface ServerOptions {
  /** An earlier server's folder, to start on its data. A new temporary one unless told. */
  dataDir?: string
  port?: number
  env?: Record<string, string>
  /** Distributed: processes of each service; one unless told. */
  instances?: number
  /** Distributed: engines of its own instead of those that all suites share, for who kills them. */
  ownEngines?: boolean
}

export interface Server extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** What a command beside it needs to be told. */
  readonly env: Readonly<Record<string, string>>
  /** What it printed so far. */
  output(): string
  /** SIGTERM (or another signal) and its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** SIGKILL of all Node processes; the engines are left running, as they would be. */
  kill9(): Promise<void>
}

/** Resolves when it has said that it is ready; rejects with its output when it ended before. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const dataDir = options.dataDir ?? testFolder()
  const port = options.port ?? (await freePort())
  let printed = ''
  const env = { ...environmentFor(dataDir, options), RATE_LIMITS: 'off', LOG_LEVEL: 'warn', ...options.env }
  const child = spawn(process.execPath, [mainOfProfile()], {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  const exited = once(child, 'exit')
  const closed = once(child, 'close')
  await waitUntil(() => printed.includes('Rookery is ready on') || hasEnded(child), {
    timeoutMs: 90_000,
    describe: () => `the server to be ready; it printed: ${printed}`,
  })
  if (hasEnded(child)) throw new Error(`the server ended with ${child.exitCode}: ${printed}`)

  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded(child)) child.kill(signal)
    await exited
    // What it printed last may still be in the pipes, which children that outlive it hold open.
    if (signal !== 'SIGKILL') await Promise.race([closed, wait(2_000, undefined, { ref: false })])
    return child.exitCode
  }
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid!,
    dataDir,
    env,
    output: () => printed,
    stop: (signal = 'SIGTERM') => end(signal),
    async kill9() {
      await end('SIGKILL')
      await killServices(dataDir)
    },
    async [Symbol.asyncDispose]() {
      await end('SIGTERM')
      await sweep(dataDir, options.dataDir === undefined)
    },
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** After a SIGKILL test the engines may still run: end them, by the ids the server itself recorded. */
async function sweep(dataDir: string, remove: boolean): Promise<void> {
  for (const { pid } of Object.values(readEngines(dataDir))) {
    if (commandLine(pid).match(/postgres|redis|kafka|elasticsearch|versitygw/))
      await stopProcess(pid, [['SIGKILL', 5_000]])
  }
  if (remove) rmSync(dataDir, { recursive: true, force: true })
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** The superuser's URL of a server's own PostgreSQL, for rows by hand. */
export function databaseUrlOf(server: Server): string {
  const { postgres } = readEngines(server.dataDir)
  if (!postgres) throw new Error('this server has no PostgreSQL of its own')
  const password = readFileSync(`${server.dataDir}/postgres.password`, 'utf8').trim()
  return `postgresql://rookery:${password}@127.0.0.1:${postgres.port}/rookery`
}
