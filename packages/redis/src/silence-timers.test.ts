import { EventEmitter } from 'node:events'
import type { Cluster } from 'ioredis'
import { expect, it, vi } from 'vitest'
import { copyRedis, createRedisClient } from './client.ts'
import { endSilenceTimers } from './silence-timers.ts'

type Timed = EventEmitter & { socketTimeoutTimer?: NodeJS.Timeout | undefined }

/** A connection that waits for an answer, and whether the timer has done its work. */
function waiting(connection: Timed) {
  const fired = vi.fn()
  connection.socketTimeoutTimer = setTimeout(fired, 5)
  return fired
}
const later = () => new Promise((resolve) => setTimeout(resolve, 50))
const url = 'redis://127.0.0.1:1'

it('ends with the connection, on clients and their copies', async () => {
  const client = createRedisClient({ url, name: 'test' })
  const [one, copy] = [client, copyRedis(client)] as unknown as [Timed, Timed]
  const fired = [waiting(one), waiting(copy)]
  one.emit('close')
  copy.emit('close')
  await later()
  expect(fired.map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  expect([one.socketTimeoutTimer, copy.socketTimeoutTimer]).toEqual([undefined, undefined])
})

it('ends with the connection to each node of a Cluster', async () => {
  const cluster = Object.assign(new EventEmitter(), { isCluster: true }) as unknown as Cluster
  const node = new EventEmitter() as Timed
  endSilenceTimers(cluster).emit('+node', node)
  const fired = waiting(node)
  node.emit('close')
  await later()
  expect(fired).not.toHaveBeenCalled()
})
