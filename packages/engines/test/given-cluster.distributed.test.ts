import { EngineError } from '@rookery/engines'
import { startOwnRedisCluster, testRedisCluster } from '@rookery/testing'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { checkRedis } from '../src/given-redis.ts'

async function attempt(url: string): Promise<string[]> {
  try {
    return [await checkRedis(url, () => {})]
  } catch (error) {
    if (error instanceof EngineError) return error.message.split('\n')
    throw error
  }
}

test('a given Cluster is used as it is', async () => {
  const { url } = await testRedisCluster()
  expect(await attempt(url)).toEqual([expect.stringMatching(/^\d+\.\d+/)])
})

test('each thing that a node lacks is one line, also of nodes that are not named', async () => {
  await using cluster = await startOwnRedisCluster()
  const [first, second, third] = cluster.url.split(',')
  const client = new Redis(third!)
  await client.config('SET', 'appendonly', 'no')
  await client.config('SET', 'maxmemory-policy', 'allkeys-lru')
  client.disconnect()
  const { host: node } = new URL(third!)
  const expected = [
    `REDIS_URL: ${node}: appendonly is no; set it to yes.`,
    `REDIS_URL: ${node}: maxmemory-policy is allkeys-lru; set it to noeviction.`,
  ]
  expect(await attempt(cluster.url)).toEqual(expected)
  expect(await attempt(`${first},${second}`)).toEqual(expected)
  expect(await attempt(first!)).toEqual([
    'REDIS_URL: that Redis is a node of a Cluster; name several of its nodes, with commas between.',
  ])
  expect(await attempt(`${first}, redis://127.0.0.1:1`)).toEqual([
    expect.stringMatching(/^REDIS_URL: no connection \(.+\)\.$/),
  ])
})
