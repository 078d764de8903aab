// A PostgreSQL data folder: how it is made, whether a server lives on it, how one is launched and reached.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { EngineError } from './errors.ts'
import type { PostgresBinaries } from './find-postgres.ts'
import {
  commandLine,
  type Identity,
  isAlive,
  lastWords,
  processesIn,
  run,
  startDetached,
  stopProcess,
} from './process.ts'
import { giveTo } from './unprivileged.ts'

/** Everything about one cluster of ours that does not change while it runs. */
export interface Cluster {
  home: string
  data: string
  password: string
  identity: Identity
}

const START_TIMEOUT = 60_000
/** sockaddr_un holds 108 bytes; the rest is for the name of the socket itself. */
const LONGEST_SOCKET_FOLDER = 85

/** Clients use the Unix socket unless its path would be too long for the system; then loopback. */
export function postgresUrl(
  { home, password }: Pick<Cluster, 'home' | 'password'>,
  port: number,
  database = 'rookery',
): string {
  const folder = socketFolder(home)
  const query = folder ? `?host=${encodeURIComponent(folder)}` : ''
  return `postgresql://rookery:${password}@127.0.0.1:${port}/${database}${query}`
}

function socketFolder(home: string): string | undefined {
  const folder = join(home, 'run')
  return Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER ? folder : undefined
}

/** Makes the cluster beside its final place and moves it there when it is whole: a killed start leaves nothing half made. */
export async function createCluster(
  { home, data, password, identity }: Cluster,
  { bin, major }: PostgresBinaries,
  sync: boolean,
): Promise<void> {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('postgres.new-'))) {
    rmSync(join(home, name), { recursive: true, force: true })
  }
  const workshop = join(home, `postgres.new-${process.pid}`)
  const passwordFile = join(workshop, 'password')
  mkdirSync(workshop, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of [workshop, passwordFile]) giveTo(path, identity)
  const locale =
    major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8']
  const access = ['-U', 'rookery', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const args = [
    '-D',
    join(workshop, 'data'),
    ...access,
    '-E',
    'UTF8',
    ...locale,
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ]
  const { code, output } = await run(join(bin, 'initdb'), args, { ...identity, cwd: '/' })
  if (code === 0) renameSync(join(workshop, 'data'), data)
  rmSync(workshop, { recursive: true, force: true })
  if (code !== 0)
    throw new EngineError(`PostgreSQL's data could not be made in ${home}: ${output.split('\n').slice(-2).join(' | ')}`)
}

/** Launches the server and waits until it answers; resolves to its process id. */
export async function launch(
  cluster: Cluster,
  { bin }: PostgresBinaries,
  port: number,
  settings: Record<string, string>,
): Promise<number> {
  const { home, data, identity } = cluster
  const sockets = join(home, 'run')
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  giveTo(sockets, identity)
  const all = {
    ...settings,
    port: String(port),
    unix_socket_directories: socketFolder(home) ? `"${sockets.replaceAll('"', '""')}"` : '',
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = join(home, 'postgres.log')
  const pid = await startDetached(join(bin, 'postgres'), ['-D', data, ...args], log, { ...identity, cwd: '/' })
  if (await answers(cluster, port, pid)) return pid
  await stopServer(pid)
  throw new EngineError(`PostgreSQL did not start: ${lastWords(log)}`)
}

/** The server that already lives on this data folder, if it answers; what a dead or deaf one left is cleared away. */
export async function livingServer(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const file = join(cluster.data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  // A process id may have been given to a stranger since: only a command line that names the folder is ours.
  const ours = pid > 0 && isAlive(pid) && commandLine(pid).includes(cluster.data)
  if (ours && (await answers(cluster, port, pid))) return { pid, port }
  if (ours) await stopServer(pid)
  // Backends of a killed server live on for a moment; a new one beside them would ruin the data.
  for (const left of processesIn(cluster.data))
    await stopProcess(left, [
      ['SIGTERM', 5_000],
      ['SIGKILL', 5_000],
    ])
  rmSync(file, { force: true })
  rmSync(join(cluster.home, 'run'), { recursive: true, force: true })
  return undefined
}

/** "Fast" shutdown (clients are cut off, nothing is lost), then the immediate one, which recovery repairs. */
export async function stopServer(pid: number): Promise<void> {
  await stopProcess(pid, [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ])
}

async function answers(cluster: Cluster, port: number, pid: number): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT
  while (isAlive(pid) && Date.now() < deadline) {
    const client = new pg.Client({
      connectionString: postgresUrl(cluster, port, 'postgres'),
      connectionTimeoutMillis: 5_000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query(`SELECT 1`)
      return true
    } catch {
      await wait(25)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl(cluster, port, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'rookery'`)
    if (!rowCount) await client.query('CREATE DATABASE rookery')
  } finally {
    await client.end()
  }
}
