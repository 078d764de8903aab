// As is-away.integration.test.ts, of a Redis Cluster that lacks a node, and then all.
import { isAway } from '@rookery/http'
import { type AnyRedis, createRedisClient, openImpatientCopy } from '@rookery/redis'
import { startOwnRedisCluster } from '@rookery/testing'
import { expect, it } from 'vitest'

it('what is thrown while a node is gone, before and after the others know it, and while all are', async () => {
  await using cluster = await startOwnRedisCluster()
  await using redis = createRedisClient({ url: cluster.url, name: 'test' })
  const impatient = await openImpatientCopy(redis, () => {})
  const thrownBy = (client: AnyRedis) => client.get('a').catch((thrown: unknown) => thrown)
  const expectAway = async (...clients: AnyRedis[]) => {
    for (const error of await Promise.all(clients.map(thrownBy))) expect(isAway(error), String(error)).toBe(true)
  }
  expect([await redis.set('a', '1'), await impatient.get('a')]).toEqual(['OK', '1'])
  await (await cluster.nodeOf('a')).kill9()
  // The patient one gives up when the others have long known it.
  await expectAway(redis, impatient)
  await expectAway(impatient)
  for (const node of cluster.nodes) await node.kill9()
  await expectAway(redis, impatient)
  impatient.disconnect()
})
