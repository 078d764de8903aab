/** Sockets on which a test hears what is asked and answered, and may swallow requests: then nobody ever answers. */
import net from 'node:net'
import type { ISocketFactory } from 'kafkajs'

/** Kafka's numbers of the requests that tests look for. */
export const REQUESTS = { produce: 0, offsetCommit: 8, joinGroup: 11, heartbeat: 12, endTransaction: 26 } as const

export interface Wire {
  opened?: (socket: net.Socket) => void
  /** By the request's number; true: Kafka never sees it. */
  swallows?: (request: number) => boolean
  answered?: (request: number) => void
}

export const createSockets =
  ({ opened, swallows, answered }: Wire): ISocketFactory =>
  ({ host, port, onConnect }) => {
    const socket = net.connect({ host, port }, onConnect)
    socket.setNoDelay(true)
    const asked = new Map<number, number>()
    const write = socket.write.bind(socket) as (bytes: Buffer) => boolean
    // Length (4 bytes), request (2), version (2), correlation (4).
    socket.write = ((bytes: Buffer) => {
      const request = bytes.readInt16BE(4)
      asked.set(bytes.readInt32BE(8), request)
      return swallows?.(request) || write(bytes)
    }) as typeof socket.write
    if (answered) {
      hear(socket, (correlation) => {
        answered(asked.get(correlation) ?? -1)
        asked.delete(correlation)
      })
    }
    opened?.(socket)
    return socket
  }

/** Calls back with the correlation of each whole answer: length (4 bytes), correlation (4), the rest. */
function hear(socket: net.Socket, onAnswer: (correlation: number) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 8 && rest.length >= 4 + rest.readInt32BE(0)) {
      onAnswer(rest.readInt32BE(4))
      rest = rest.subarray(4 + rest.readInt32BE(0))
    }
  })
}
