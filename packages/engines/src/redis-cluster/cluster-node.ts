// One node of a Redis Cluster for tests: found at the same two ports after each start, and fit to follow another.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEngines } from '../engines-file.ts'
import type { RedisProgram } from '../find-redis.ts'
import { type Killable, killable } from '../killable.ts'
import { freePort, lastingPort } from '../process.ts'
import { startRedis } from '../redis.ts'

export interface ClusterNodeOptions {
  /** Absolute; made when it is missing. */
  folder: string
  /** One for all nodes of a cluster. */
  password: string
  find: () => Promise<RedisProgram>
}

/** A node's second port, for the others, stands this far above the first. */
const BUS = 10_000
/** From here on Linux gives ports to outgoing connections: one of those would keep a killed node from coming back. */
const OUTGOING = 32_768

/** Starts it on its kept data; a new one is empty and in no cluster yet. */
export async function startClusterNode({ folder, password, find }: ClusterNodeOptions): Promise<Killable> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'redis.password'), password, { mode: 0o600 })
  const settings = {
    'cluster-enabled': 'yes',
    'cluster-config-file': 'nodes.conf',
    'cluster-node-timeout': '2000',
    'cluster-announce-ip': '127.0.0.1',
    // The living nodes go on answering for their slots.
    'cluster-require-full-coverage': 'no',
    // For when it is told to follow another.
    masterauth: password,
  }
  // Nodes know each other by their ports: those of an earlier run stay.
  const first = readEngines(folder).redis?.port ?? (await clusterPort())
  return killable((port = first) => startRedis({ dataDir: folder, find, settings, port }))
}

async function clusterPort(): Promise<number> {
  const port = await lastingPort()
  const free = port + BUS < OUTGOING && (await freePort(port + BUS)) === port + BUS
  return free ? port : clusterPort()
}
