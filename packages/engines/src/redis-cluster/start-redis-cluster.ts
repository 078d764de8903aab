// A Redis Cluster of three primaries for tests, from the one redis-server that is here: slots assigned by hand, without redis-cli.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keptSecret } from '@rookery/config'
import { Redis } from 'ioredis'
import { readEngines } from '../engines-file.ts'
import { EngineError } from '../errors.ts'
import type { RedisProgram } from '../find-redis.ts'
import { type Killable, killable } from '../killable.ts'
import { freePort, lastingPort } from '../process.ts'
import { startRedis } from '../redis.ts'

export interface RedisCluster extends AsyncDisposable {
  /** The addresses of all nodes with commas between, as REDIS_URL takes them. */
  url: string
  nodes: Killable[]
}

export interface RedisClusterOptions {
  /** An existing, empty or earlier used, absolute folder. */
  dataDir: string
  find: () => Promise<RedisProgram>
}

const NODES = 3
const SLOTS = 16_384
/** A node's second port, for the others, stands this far above the first. */
const BUS = 10_000
const PATIENCE_MS = 60_000

/** Starts the nodes on their kept data; the first start shares out the slots. */
export async function startRedisCluster({ dataDir, find }: RedisClusterOptions): Promise<RedisCluster> {
  await using started = new AsyncDisposableStack()
  keptSecret(dataDir, 'redis.password')
  const nodes: Killable[] = []
  for (let number = 0; number < NODES; number++) {
    const folder = join(dataDir, `node-${number}`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    copyFileSync(join(dataDir, 'redis.password'), join(folder, 'redis.password'))
    // Nodes know each other by their ports: those of an earlier run stay.
    const first = readEngines(folder).redis?.port ?? (await clusterPort())
    const start = (port?: number) => startRedis({ dataDir: folder, find, settings: SETTINGS, port: port ?? first })
    nodes.push(started.use(await killable(start)))
  }
  await bringTogether(nodes)
  const held = started.move()
  return {
    url: nodes.map(({ url }) => url).join(','),
    nodes,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

const SETTINGS = {
  'cluster-enabled': 'yes',
  'cluster-config-file': 'nodes.conf',
  'cluster-node-timeout': '2000',
  'cluster-announce-ip': '127.0.0.1',
  // The living nodes go on answering for their slots.
  'cluster-require-full-coverage': 'no',
}

async function clusterPort(): Promise<number> {
  const port = await lastingPort()
  return (await freePort(port + BUS)) === port + BUS ? port : clusterPort()
}

/** Introduces the nodes to each other and gives each its slots, unless they remember that; resolves when all agree. */
async function bringTogether(nodes: Killable[]): Promise<void> {
  const clients = nodes.map(({ url }) => new Redis(url))
  try {
    const isNew = !(await clients[0]!.cluster('INFO')).includes(`cluster_known_nodes:${NODES}`)
    if (isNew) {
      for (const [number, client] of clients.entries()) {
        const [from, to] = [number, number + 1].map((edge) => Math.floor((edge * SLOTS) / NODES)) as [number, number]
        await client.cluster('ADDSLOTS', ...Array.from({ length: to - from }, (_, offset) => from + offset))
        await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(number + 1))
      }
      for (const { port } of nodes.slice(1)) await clients[0]!.call('CLUSTER', 'MEET', '127.0.0.1', String(port))
    }
    const deadline = Date.now() + PATIENCE_MS
    while (!(await Promise.all(clients.map(agrees))).every(Boolean)) {
      if (Date.now() > deadline) throw new EngineError('The Redis Cluster did not come together.')
      await wait(50)
    }
  } finally {
    for (const client of clients) client.disconnect()
  }
}

async function agrees(client: Redis): Promise<boolean> {
  const info = await client.cluster('INFO')
  const slots = (await client.cluster('SLOTS')) as unknown[]
  return info.includes('cluster_state:ok') && slots.length >= NODES && info.includes(`cluster_slots_ok:${SLOTS}`)
}
