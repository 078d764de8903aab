// A Redis Cluster of a test's own: three masters whose nodes may be killed, started again and robbed of their last writes.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastingPort } from '@rookery/engines'
import { appendOnlySize, cutAppendOnlyFile } from '@rookery/engines/distributed'
import { Redis } from 'ioredis'
import { testFolder } from './test-folder.ts'
import { waitUntil } from './wait-until.ts'

export interface OwnClusterNode {
  readonly port: number
  /** Another server that follows this one, and takes its place when it is gone for two seconds. */
  addReplica(): Promise<OwnReplica>
  readonly pid: number
  kill9(): Promise<void>
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
  /** The node that holds a key now. */
  nodeOf(key: string): Promise<OwnClusterNode>
}

const SLOTS = 16_384

export async function startOwnRedisCluster(count = 3): Promise<OwnRedisCluster> {
  const folder = testFolder()
  const started = await Promise.all(Array.from({ length: count }, (_, index) => startNode(join(folder, String(index)))))
  const clients = started.map(({ port }) => new Redis({ port, host: '127.0.0.1' }))
  for (const client of clients) client.on('error', () => {})
  const whole = () =>
    waitUntil(async () => {
      const infos = await Promise.all(clients.map((client) => client.cluster('INFO')))
      return infos.every((info) => /cluster_state:ok/.test(String(info)))
    })
  for (const [index, client] of clients.entries()) {
    const from = Math.floor((index * SLOTS) / count)
    const to = Math.floor(((index + 1) * SLOTS) / count) - 1
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to)
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
  }
  for (const { port, busPort } of started.slice(1)) {
    await clients[0]!.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort)
  }
  await whole()
  const nodes = started.map(
    (node, index): OwnClusterNode => ({
      ...node,
      get pid() {
        return node.pid
      },
      async restart() {
        await node.restart()
        await whole()
      },
      addReplica: () => startReplica(join(folder, `replica-${index}`), clients[index]!),
    }),
  )

  return {
    url: started.map(({ port }) => `redis://127.0.0.1:${port}`).join(','),
    nodes,
    async nodeOf(key) {
      const slot = Number(await clients[0]!.cluster('KEYSLOT', key))
      return nodes[Math.floor(((slot + 1) * count - 1) / SLOTS)]!
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.disconnect()
      await Promise.all(started.map((node) => node.kill9()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startReplica(dir: string, of: Redis): Promise<OwnReplica> {
  const node = await startNode(dir)
  const client = new Redis({ port: node.port, host: '127.0.0.1' })
  client.on('error', () => {})
  await of.call('CLUSTER', 'MEET', '127.0.0.1', node.port, node.busPort)
  const id = String(await of.call('CLUSTER', 'MYID'))
  await waitUntil(() => client.call('CLUSTER', 'REPLICATE', id))
  await waitUntil(async () => (await client.info('replication')).includes('master_link_status:up'))
  return {
    freeze: () => process.kill(node.pid, 'SIGSTOP'),
    thaw: () => process.kill(node.pid, 'SIGCONT'),
    promoted: async () => {
      const holds = async () => {
        const [role, info] = [await client.info('replication'), await client.cluster('INFO')]
        return role.includes('role:master') && String(info).includes('cluster_state:ok')
      }
      await waitUntil(holds, { timeoutMs: 60_000, describe: 'the replica to take over' })
    },
    async [Symbol.asyncDispose]() {
      client.disconnect()
      await node.kill9()
    },
  }
}

async function startNode(dir: string) {
  mkdirSync(dir)
  // It is started again on the same ones: not those that systems give to outgoing connections.
  const [port, busPort] = [await lastingPort(), await lastingPort()]
  const settings = {
    port,
    'cluster-port': busPort,
    bind: '127.0.0.1',
    dir,
    'cluster-enabled': 'yes',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
    'cluster-node-timeout': 2_000,
    'cluster-require-full-coverage': 'no',
  }
  const args = [...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]), '--save', '']
  const start = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', args, { stdio: 'ignore' })
    const client = new Redis({ port, host: '127.0.0.1' })
    client.on('error', () => {})
    // Queued until it listens, and its file is loaded.
    await client.ping()
    client.disconnect()
    return child
  }
  let child = await start()
  return {
    port,
    busPort,
    get pid() {
      return child.pid!
    },
    async kill9() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    async restart() {
      child = await start()
    },
    appendOnlySize: () => appendOnlySize(dir),
    cutAppendOnlyFile: (bytes: number) => cutAppendOnlyFile(dir, () => bytes),
  }
}
