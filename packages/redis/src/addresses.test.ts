import { expect, it } from 'vitest'
import { clusterAddresses, namesCluster, redisAddresses } from './addresses.ts'

it('tells a server from a Cluster', () => {
  expect(namesCluster('redis://:secret@redis:6379/2')).toBe(false)
  expect(namesCluster('redis://redis-1, redis://redis-2')).toBe(true)
  expect(redisAddresses('redis://redis-1 , redis://redis-2')).toEqual(['redis://redis-1', 'redis://redis-2'])
})

it('reads nodes, and what they share from the first', () => {
  expect(clusterAddresses('rediss://alice:p%40ss@redis-1:7000,rediss://[::1]')).toEqual({
    nodes: [
      { host: 'redis-1', port: 7000 },
      { host: '::1', port: 6379 },
    ],
    shared: { username: 'alice', password: 'p@ss', tls: {} },
  })
  expect(clusterAddresses('redis://a,redis://b').shared).toEqual({})
})
