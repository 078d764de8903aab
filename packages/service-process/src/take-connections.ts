/** Connections that another process accepted and hands over: what `npm run distributed` does with its one address. */
import type { Server as HttpServer } from 'node:http'
import { Socket } from 'node:net'

/** The message that goes with a socket. */
export const HANDED_OVER = 'connection'

/** From now on each is as one that the server had accepted itself; closing the server waits for them (drain-connections.ts). */
export function takeConnections(server: HttpServer): void {
  process.on('message', (message, handle) => {
    if (message !== HANDED_OVER || !(handle instanceof Socket)) return
    handle.setNoDelay(true)
    server.emit('connection', handle)
    handle.resume()
  })
}
