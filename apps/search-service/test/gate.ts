// A gate before a server: shut, it refuses and breaks connections, as a server that restarts does.
import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'

export interface Gate extends AsyncDisposable {
  url: string
  shut(): void
  open(): void
}

export async function createGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((from) => {
    if (!isOpen) return void from.destroy()
    const to = createConnection({ host: hostname, port: Number(port) })
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    shut() {
      isOpen = false
      breakAll()
    },
    open() {
      isOpen = true
    },
    async [Symbol.asyncDispose]() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
