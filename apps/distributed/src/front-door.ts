/**
 * One address before several gateways: connections are accepted here and handed over, whole, to each gateway in turn. It stands
 * for the load balancer of a real installation; since nothing passes through it, gateways see who is asking.
 */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface FrontDoorOptions {
  host: string
  port: number
  /** Of those that are ready, the next one's; null when there is none. */
  next: () => ((socket: Socket) => void) | null
}

/** Resolves when it listens. While nobody is ready, connections are cut. */
export async function openFrontDoor({ host, port, next }: FrontDoorOptions): Promise<AsyncDisposable> {
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => {})
    const handOver = next()
    if (handOver) handOver(socket)
    else socket.destroy()
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    // Not awaited: it would wait for the connections that were handed over, which end with their gateways.
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
