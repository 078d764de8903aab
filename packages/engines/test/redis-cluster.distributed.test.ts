import { rmSync } from 'node:fs'
import { findRedis } from '@rookery/engines'
import { losePower, startRedisCluster } from '@rookery/engines/distributed'
import { testFolder, waitUntil } from '@rookery/testing'
import { Cluster } from 'ioredis'
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
    await nodes.nodes[1]!.kill9()
    await nodes.nodes[1]!.restart()
    await waitUntil(async () => (await kept()) === 30, { timeoutMs: 40_000 })

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
  expect(nodes.url.split(',')).toHaveLength(3)
})
