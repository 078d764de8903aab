// A Redis Cluster of three primaries for tests, from the one redis-server that is here: slots assigned by hand, without redis-cli.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keptSecret } from '@rookery/config'
import { Redis } from 'ioredis'
import { EngineError } from '../errors.ts'
import type { RedisProgram } from '../find-redis.ts'
import type { Killable } from '../killable.ts'
import { isAlive } from '../process.ts'
import { startClusterNode } from './cluster-node.ts'

export interface RedisCluster extends AsyncDisposable {
  /** The addresses of all nodes with commas between, as REDIS_URL takes them. */
  url: string
  nodes: Killable[]
  /** The one that was given the slot of a key, dead or alive; asks one that lives. */
  nodeOf(key: string): Promise<Killable>
  /** Resolves when all nodes agree that every slot is served; EngineError after a minute. */
  whole(): Promise<void>
}

export interface RedisClusterOptions {
  /** An existing, empty or earlier used, absolute folder. */
  dataDir: string
  find: () => Promise<RedisProgram>
}

const NODES = 3
const SLOTS = 16_384
const PATIENCE_MS = 60_000

/** Starts the nodes on their kept data; the first start shares out the slots. */
export async function startRedisCluster({ dataDir, find }: RedisClusterOptions): Promise<RedisCluster> {
  await using started = new AsyncDisposableStack()
  const password = keptSecret(dataDir, 'redis.password')
  const nodes: Killable[] = []
  for (let number = 0; number < NODES; number++) {
    const folder = join(dataDir, `node-${number}`)
    nodes.push(started.use(await startClusterNode({ folder, password, find })))
  }
  await asked(nodes, introduce)
  const whole = () => asked(nodes, agreement)
  await whole()
  const held = started.move()
  return {
    url: nodes.map(({ url }) => url).join(','),
    nodes,
    async nodeOf(key) {
      const living = nodes.filter(({ pid }) => isAlive(pid)).slice(0, 1)
      const slot = await asked(living, async ([client]) => Number(await client!.cluster('KEYSLOT', key)))
      return nodes[Math.floor(((slot + 1) * NODES - 1) / SLOTS)]!
    },
    whole,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

async function asked<T>(nodes: Killable[], work: (clients: Redis[], nodes: Killable[]) => Promise<T>): Promise<T> {
  const clients = nodes.map(({ url }) => new Redis(url))
  for (const client of clients) client.on('error', () => {})
  try {
    return await work(clients, nodes)
  } finally {
    for (const client of clients) client.disconnect()
  }
}

/** Tells the nodes of each other and gives each its slots, unless they remember that. */
async function introduce(clients: Redis[], nodes: Killable[]): Promise<void> {
  const [first] = clients
  if ((await first!.cluster('INFO')).includes(`cluster_known_nodes:${NODES}`)) return
  for (const [number, client] of clients.entries()) {
    const [from, to] = [number, number + 1].map((edge) => Math.floor((edge * SLOTS) / NODES)) as [number, number]
    await client.cluster('ADDSLOTS', ...Array.from({ length: to - from }, (_, offset) => from + offset))
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(number + 1))
  }
  for (const { port } of nodes.slice(1)) await first!.call('CLUSTER', 'MEET', '127.0.0.1', String(port))
}

async function agreement(clients: Redis[]): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await Promise.all(clients.map(agrees))).every(Boolean)) {
    if (Date.now() > deadline) throw new EngineError('The Redis Cluster did not come together.')
    await wait(50)
  }
}

async function agrees(client: Redis): Promise<boolean> {
  const info = await client.cluster('INFO')
  const slots = (await client.cluster('SLOTS')) as unknown[]
  return info.includes('cluster_state:ok') && slots.length >= NODES && info.includes(`cluster_slots_ok:${SLOTS}`)
}
