import { once } from 'node:events'
import net from 'node:net'
import { expect, test } from 'vitest'
import { createLine } from './line.ts'
import { createSilences } from './silences.ts'

/** A broker that takes connections and says nothing, and somebody who asks it something. */
async function setUp() {
  const server = net.createServer((socket) => void socket.on('error', () => {}).resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  const [silences, broker] = [createSilences(), `127.0.0.1:${port}`]
  const line = createLine({ brokers: [broker], prefix: 'rookery', partitions: 1, replication: 1, silences })
  const asked = line.ask(() => line.cluster())
  asked.catch(() => {})
  await once(server, 'connection')
  return { server, silences, broker, line, asked }
}

test('what waits at a broker of which somebody else learned that it answers nobody is ended', async () => {
  const { server, silences, broker, line, asked } = await setUp()
  silences.add(broker, 60_000, true)
  await expect(asked).rejects.toThrow(`${broker}: does not answer`)
  expect([silences.has(broker), silences.has('another:9092')]).toEqual([true, false])
  line.close()
  server.close()
})

test('a broker that may only be waiting for others is left alone by new connections; what waits there goes on', async () => {
  const { server, silences, broker, line, asked } = await setUp()
  silences.add(broker, 60_000, false)
  let ended = false
  asked.catch(() => {
    ended = true
  })
  for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve))
  expect(ended).toBe(false)
  line.close()
  await expect(asked).rejects.toThrow('the client is closed')
  server.close()
})
