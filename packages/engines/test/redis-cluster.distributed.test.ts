import { rmSync } from 'node:fs'
import { findRedis } from '@rookery/engines'
import { losePower, startRedisCluster } from '@rookery/engines/distributed'
import { testFolder, waitUntil } from '@rookery/testing'
import { Cluster, Redis } from 'ioredis'
import { afterAll, expect, test } from 'vitest'

const dataDir = testFolder()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const find = () => findRedis({ path: process.env.PATH ?? '', toolsDir: dataDir, install: false, log: () => {} })

test('a node that is killed comes back with its keys; one that lost power has lost what it wrote last', async () => {
  await using nodes = await startRedisCluster({ dataDir, find })
  const addresses = nodes.url.split(',').map((one) => new URL(one))
  const cluster = new Cluster(
    addresses.map(({ hostname, port }) => ({ host: hostname, port: Number(port) })),
    { redisOptions: { password: addresses[0]!.password }, retryDelayOnClusterDown: 100, retryDelayOnFailover: 100 },
  )
  cluster.on('error', () => {})
  cluster.on('node error', () => {})
  const kept = async () => {
    const values = await Promise.all(Array.from({ length: 30 }, (_, number) => cluster.get(`key ${number}`)))
    return values.filter((value) => value !== null).length
  }
  try {
    for (let number = 0; number < 30; number++) await cluster.set(`key ${number}`, 'kept')
    // While an fsync is under way, Redis acknowledges what it has not written yet: a kill would lose it.
    await waitUntil(async () => {
      const infos = await Promise.all(cluster.nodes('master').map((node) => node.info('persistence')))
      return infos.every((info) => info.includes('aof_buffer_length:0'))
    })
    await nodes.nodes[1]!.kill9()
    await nodes.nodes[1]!.restart()
    expect(await waitUntil(kept, { timeoutMs: 40_000 })).toBe(30)

    const first = nodes.nodes[0]!
    await losePower(first.pid, first.data, () => 0)
    await first.restart()
    expect(await waitUntil(kept, { timeoutMs: 40_000 })).toBeLessThan(30)
  } finally {
    cluster.disconnect()
  }
})

test('the nodes of an earlier run find each other again', async () => {
  await using nodes = await startRedisCluster({ dataDir, find })
  // A pong that came since this start: what they remember of each other would not do.
  const heard = async (url: string) => {
    const client = new Redis(url)
    try {
      const others = String(await client.cluster('NODES'))
        .split('\n')
        .filter((line) => line !== '' && !line.includes('myself'))
      return (
        others.length === 2 && others.every((line) => Number(line.split(' ')[5]) > began && line.includes(' connected'))
      )
    } finally {
      client.disconnect()
    }
  }
  const began = Date.now()
  await waitUntil(async () => (await Promise.all(nodes.nodes.map(({ url }) => heard(url)))).every(Boolean), {
    timeoutMs: 40_000,
  })
})
