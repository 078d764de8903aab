/** For tests of calls: what takes connections of 127.0.0.1 and does not speak HTTP. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface TcpServer extends AsyncDisposable {
  url: string
  /** Accepted so far. */
  connections(): number
}

/** Disposing cuts what is open. */
export async function openTcp(onSocket: (socket: Socket) => void): Promise<TcpServer> {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    open.add(socket.on('error', () => {}))
    onSocket(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
