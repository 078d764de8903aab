import { once } from 'node:events'
import net from 'node:net'
import { expect, test } from 'vitest'
import { greeted } from './greeting.ts'

/** The beginning of a request: its length, its key. */
function request(key: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeInt32BE(8)
  bytes.writeInt16BE(key, 4)
  return bytes
}
const [VERSIONS, JOIN] = [18, 11]

/** A broker that takes connections and answers after so long, or never. */
async function startBroker(answerMs: number | null) {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket.on('error', () => {}))
    socket.on('data', () => answerMs !== null && setTimeout(() => socket.write('answer'), answerMs))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    connect: () => net.connect((server.address() as net.AddressInfo).port, '127.0.0.1'),
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

test('who does not say what he understands is late', async () => {
  await using broker = await startBroker(null)
  const late = Promise.withResolvers<void>()
  const socket = greeted(broker.connect(), 20, late.resolve)
  socket.write(request(VERSIONS))
  await late.promise
  socket.destroy()
})

test('nobody is late who answered, has closed, or was asked for something that may wait', async () => {
  await using silent = await startBroker(null)
  await using quick = await startBroker(0)
  const late: string[] = []
  const asked = (name: string, socket: net.Socket, key: number, ms: number) => {
    const it = greeted(socket, ms, () => late.push(name))
    it.write(request(key))
    return it
  }
  const joining = asked('joining', silent.connect(), JOIN, 1)
  const closed = asked('closed', silent.connect(), VERSIONS, 1_000).destroy()
  const answered = asked('answered', quick.connect(), VERSIONS, 1_000)
  await Promise.all([once(answered, 'data'), once(closed, 'close')])
  // Begun after the others, and as long: when it is late, they would have been.
  const last = Promise.withResolvers<void>()
  const socket = greeted(silent.connect(), 1_000, last.resolve)
  socket.write(request(VERSIONS))
  await last.promise
  expect(late).toEqual([])
  for (const each of [joining, answered, socket]) each.destroy()
})
