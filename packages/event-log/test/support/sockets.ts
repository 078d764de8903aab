/** Sockets whose requests a test may swallow: Kafka never sees them, and nobody ever answers. */
import net from 'node:net'
import type { ISocketFactory } from 'kafkajs'

/** Kafka's number of the request that ends a transaction; it stands after the four bytes of the length. */
export const END_TRANSACTION = 26

export const createSwallowingSockets =
  (swallows: (apiKey: number) => boolean): ISocketFactory =>
  ({ host, port, onConnect }) => {
    const socket = net.connect({ host, port }, onConnect)
    socket.setNoDelay(true)
    const write = socket.write.bind(socket) as (bytes: Buffer) => boolean
    socket.write = ((bytes: Buffer) => swallows(bytes.readInt16BE(4)) || write(bytes)) as typeof socket.write
    return socket
  }
