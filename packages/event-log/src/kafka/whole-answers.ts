/**
 * Passes Kafka's answers on whole. kafkajs keeps the half of an answer that came before a connection broke, and takes what the next
 * connection says for its rest: from then on it understands nothing, or waits for gigabytes.
 */
import type { Socket } from 'node:net'

/** An answer's length, which does not count itself. */
const LENGTH_BYTES = 4

/** Whoever listens to the socket's data gets pieces that end where an answer ends. */
export function wholeAnswers<T extends Socket>(socket: T): T {
  const on = socket.on.bind(socket) as (event: string, listener: (...args: never[]) => void) => T
  const hear = ((event: string, listener: (...args: never[]) => void) =>
    on(
      event,
      event === 'data' ? (gather(listener as (bytes: Buffer) => void) as typeof listener) : listener,
    )) as T['on']
  return Object.assign(socket, { on: hear })
}

export function gather(onAnswers: (bytes: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let [length, wanted] = [0, LENGTH_BYTES]
  return (chunk) => {
    chunks.push(chunk)
    length += chunk.length
    if (length < wanted) return
    const bytes = chunks.length > 1 ? Buffer.concat(chunks) : chunk
    let whole = 0
    wanted = LENGTH_BYTES
    while (length - whole >= LENGTH_BYTES) {
      wanted = LENGTH_BYTES + bytes.readUInt32BE(whole)
      if (length - whole < wanted) break
      whole += wanted
      wanted = LENGTH_BYTES
    }
    const rest = bytes.subarray(whole)
    chunks = rest.length > 0 ? [rest] : []
    length = rest.length
    if (whole > 0) onAnswers(bytes.subarray(0, whole))
  }
}
