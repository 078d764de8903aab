// Processes that outlive us: start detached, ask whether they live, stop them with the right signal.
import { type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineError } from './errors.ts'

export interface Identity {
  uid?: number
  gid?: number
}

export interface RunResult {
  code: number | null
  output: string
}

/** Runs a command to its end and returns its exit code and what it printed on both streams (code null: it could not be started). */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    const output = () => Buffer.concat(chunks).toString('utf8').trim()
    child.once('error', (error) => resolve({ code: null, output: output() || error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: output() }))
  })
}

/** Bytes; a longer log is put aside (one generation) when its server starts. */
const LARGEST_LOG = 10_000_000

/** Starts a server in a session of its own (a Ctrl-C meant for us does not reach it); its output is appended to `logFile`. */
export async function startDetached(
  command: string,
  args: string[],
  logFile: string,
  options: SpawnOptions = {},
): Promise<number> {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.old`)
  const log = openSync(logFile, 'a', 0o600)
  try {
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', (error) => reject(new EngineError(`${command} could not be started: ${error.message}`)))
    })
    child.unref()
    return child.pid as number
  } finally {
    closeSync(log)
  }
}

/**
 * True while a process of this id runs; a zombie that nobody has collected counts as dead, once its other threads are gone as well:
 * until then they hold its files and ports.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z' || readdirSync(`/proc/${pid}/task`).length > 1
  } catch {
    return true
  }
}

/** The command line of a process, its parts joined by spaces; empty where that cannot be told. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Ids of the processes whose working folder is `folder`: database servers move into their data. Empty where /proc is missing. */
export function processesIn(folder: string): number[] {
  if (!existsSync('/proc/self/cwd')) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === folder && isAlive(pid)
      } catch {
        return false
      }
    })
}

/** Sends the signals in order, giving each its time (ms) to work; resolves once the process is gone. */
export async function stopProcess(pid: number, steps: [NodeJS.Signals, number][]): Promise<void> {
  for (const [signal, patience] of steps) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = Date.now() + patience
    while (isAlive(pid) && Date.now() < deadline) await wait(15)
  }
}

/** A TCP port on loopback that is free now: `preferred` if nobody took it meanwhile. */
export async function freePort(preferred = 0): Promise<number> {
  const port = await new Promise<number | undefined>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port: preferred, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
  return port ?? freePort()
}

/** A server that starts again must be where everybody knows it: its `fixed` port, or EngineError; else any, `preferred` first. */
export async function startPort(name: string, fixed?: number, preferred?: number): Promise<number> {
  const port = await freePort(fixed ?? preferred)
  if (fixed === undefined || port === fixed) return port
  throw new EngineError(`${name}'s port ${fixed} is taken by another program.`)
}

/**
 * A free port for a server that is found there again after it died: below the ports that systems give to outgoing connections
 * (Linux from 32768, others from 49152), because one of those may take it meanwhile.
 */
export async function lastingPort(): Promise<number> {
  const wanted = 10_000 + Math.floor(Math.random() * 22_000)
  return (await freePort(wanted)) === wanted ? wanted : lastingPort()
}

/** The last lines of a log file, joined into one, for an error message. */
export function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' | ')
  } catch {
    return 'its log is empty'
  }
}
