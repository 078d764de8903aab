// A Redis Cluster of a test's own: three masters whose nodes may be killed, started again and robbed of their last writes.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findRedis, isAlive } from '@rookery/engines'
import {
  appendOnlySize,
  cutAppendOnlyFile,
  type Killable,
  type RedisCluster,
  startClusterNode,
  startRedisCluster,
} from '@rookery/engines/distributed'
import { Redis } from 'ioredis'
import { testFolder } from './test-folder.ts'
import { waitUntil } from './wait-until.ts'

export interface OwnClusterNode extends Pick<Killable, 'port' | 'pid' | 'kill9'> {
  /** Another server that follows this one, and takes its place when it is gone for two seconds. */
  addReplica(): Promise<OwnReplica>
  /** Resolves when it answers and the whole Cluster is in order again. */
  restart(): Promise<void>
  appendOnlySize(): number
  /** Call it after `kill9`: what was written beyond these bytes never reached the disk. */
  cutAppendOnlyFile(bytes: number): void
}

export interface OwnReplica extends AsyncDisposable {
  /** It hears nothing until it is thawed: what is written meanwhile it will not have. */
  freeze(): void
  thaw(): void
  /** Resolves when it answers for the slots and the Cluster is in order. */
  promoted(): Promise<void>
}

export interface OwnRedisCluster extends AsyncDisposable {
  /** Of all nodes, as REDIS_URL takes them. */
  url: string
  nodes: OwnClusterNode[]
  /** The node that was given a key's slot, dead or alive. */
  nodeOf(key: string): Promise<OwnClusterNode>
  /** Starts what is dead, so that a test that failed in between leaves the next one what it needs. */
  mend(): Promise<void>
}

export async function startOwnRedisCluster(): Promise<OwnRedisCluster> {
  await using started = new AsyncDisposableStack()
  const folder = testFolder()
  started.defer(() => rmSync(folder, { recursive: true, force: true }))
  const find = () => findRedis({ path: process.env.PATH ?? '', toolsDir: folder, install: false, log: () => {} })
  const cluster = started.use(await startRedisCluster({ dataDir: folder, find }))
  const nodes = cluster.nodes.map((node, index) =>
    ownNode(cluster, node, async () => {
      const { password } = new URL(node.url)
      return startReplica(await startClusterNode({ folder: join(folder, `replica-${index}`), password, find }), node)
    }),
  )
  // By SIGTERM they would wait for the replicas that they had.
  started.defer(async () => void (await Promise.all(nodes.map((node) => node.kill9()))))
  const held = started.move()
  return {
    url: cluster.url,
    nodes,
    async nodeOf(key) {
      return nodes[cluster.nodes.indexOf(await cluster.nodeOf(key))]!
    },
    async mend() {
      for (const node of cluster.nodes) if (!isAlive(node.pid)) await node.restart()
      await cluster.whole()
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

const ownNode = (cluster: RedisCluster, node: Killable, addReplica: () => Promise<OwnReplica>): OwnClusterNode => ({
  port: node.port,
  get pid() {
    return node.pid
  },
  kill9: () => node.kill9(),
  async restart() {
    await node.restart()
    await cluster.whole()
  },
  addReplica,
  appendOnlySize: () => appendOnlySize(node.data),
  cutAppendOnlyFile: (bytes) => cutAppendOnlyFile(node.data, () => bytes),
})

async function startReplica(node: Killable, of: Killable): Promise<OwnReplica> {
  await using started = new AsyncDisposableStack()
  // Frozen, it hears nothing else.
  started.defer(() => node.kill9())
  const id = await asked(of, async (client) => {
    await client.call('CLUSTER', 'MEET', '127.0.0.1', String(node.port))
    return String(await client.call('CLUSTER', 'MYID'))
  })
  await asked(node, async (client) => {
    // Refused until it has heard of that node.
    await waitUntil(() => client.call('CLUSTER', 'REPLICATE', id))
    await waitUntil(async () => (await client.info('replication')).includes('master_link_status:up'))
  })
  const held = started.move()
  return {
    freeze: () => process.kill(node.pid, 'SIGSTOP'),
    thaw: () => process.kill(node.pid, 'SIGCONT'),
    promoted: () =>
      asked(node, async (client) => {
        const holds = async () => {
          const [role, info] = [await client.info('replication'), await client.cluster('INFO')]
          return role.includes('role:master') && String(info).includes('cluster_state:ok')
        }
        await waitUntil(holds, { timeoutMs: 60_000, describe: 'the replica to take over' })
      }),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

async function asked<T>(node: Killable, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(node.url)
  client.on('error', () => {})
  try {
    return await work(client)
  } finally {
    client.disconnect()
  }
}
