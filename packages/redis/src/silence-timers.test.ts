import { EventEmitter, once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { waitUntil } from '@rookery/testing'
import type { Cluster } from 'ioredis'
import { afterEach, expect, it, vi } from 'vitest'
import { copyRedis, createRedisClient } from './client.ts'
import { endSilenceTimers } from './silence-timers.ts'

afterEach(() => void vi.useRealTimers())

type Timed = EventEmitter & { socketTimeoutTimer?: NodeJS.Timeout | undefined }

/** A connection that waits for an answer, and whether the timer has done its work. */
function waiting(connection: Timed) {
  const fired = vi.fn()
  connection.socketTimeoutTimer = setTimeout(fired, 5)
  return fired
}
/** Those that would keep the process alive. */
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

/** Takes connections and what greets it, and says nothing. */
async function openMute() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async greeted(): Promise<Socket> {
      const [socket] = (await once(server, 'connection')) as [Socket]
      await once(socket, 'data')
      return socket
    },
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
const url = 'redis://127.0.0.1:1'

it('ends with the connection, on clients and their copies', async () => {
  vi.useFakeTimers()
  const client = createRedisClient({ url, name: 'test' })
  const [one, copy] = [client, copyRedis(client)] as unknown as [Timed, Timed]
  const fired = [waiting(one), waiting(copy)]
  one.emit('close')
  copy.emit('close')
  vi.runAllTimers()
  expect(fired.map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  expect([one.socketTimeoutTimer, copy.socketTimeoutTimer]).toEqual([undefined, undefined])
})

it('nothing that was sent to a server that died at once keeps a process alive', async () => {
  const before = timers()
  await using server = await openMute()
  const client = createRedisClient({ url: `redis://:secret@127.0.0.1:${server.port}`, name: 'test' })
  const asked = client.get('a').catch(() => {})
  for (let connections = 0; connections < 3; connections++) (await server.greeted()).destroy()
  client.disconnect()
  await asked
  // Its own are gone soon; those of commands would last for ten seconds.
  await waitUntil(() => timers() <= before, { timeoutMs: 5_000 })
})

it('ends with the connection to each node of a Cluster', async () => {
  vi.useFakeTimers()
  const cluster = Object.assign(new EventEmitter(), { isCluster: true }) as unknown as Cluster
  const node = new EventEmitter() as Timed
  endSilenceTimers(cluster).emit('+node', node)
  const fired = waiting(node)
  node.emit('close')
  vi.runAllTimers()
  expect(fired).not.toHaveBeenCalled()
})
