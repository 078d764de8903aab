// Whether a broker does its work: asked in Kafka's own protocol, by hand, so that no client has to be loaded.
import { connect } from 'node:net'

const METADATA = 3
const VERSION = 4
const TIMEOUT_MS = 2_000

/**
 * Resolves when the broker is one of the brokers that it names; one that is not yet admitted names none.
 * Request and answer: https://kafka.apache.org/protocol#The_Messages_Metadata, version 4.
 */
export async function probeBroker(port: number): Promise<void> {
  const answer = await ask(port, metadataRequest())
  // Size, correlation id, throttle time; then the number of brokers.
  if (answer.length < 16 || answer.readInt32BE(12) < 1) throw new Error('the broker is not admitted yet')
}

function metadataRequest(): Buffer {
  const request = Buffer.alloc(19)
  request.writeInt32BE(15, 0)
  request.writeInt16BE(METADATA, 4)
  request.writeInt16BE(VERSION, 6)
  request.writeInt32BE(1, 8)
  // No client id (-1), no topics (an array of 0), none made (false).
  request.writeInt16BE(-1, 12)
  request.writeInt32BE(0, 14)
  request.writeInt8(0, 18)
  return request
}

function ask(port: number, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(request))
    const chunks: Buffer[] = []
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer')))
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const answer = Buffer.concat(chunks)
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return
      socket.destroy()
      resolve(answer)
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the connection was closed')))
  })
}
