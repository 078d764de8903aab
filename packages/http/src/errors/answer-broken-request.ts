/** What the HTTP parser itself refuses (headers too large or too slow, no HTTP at all) never reaches a route: the same JSON for it. */
import type { Socket } from 'node:net'

/** By the codes of Node's parser (nodejs.org/api/errors.html) and of its timeouts. */
const MEANINGS: Readonly<Record<string, readonly [status: number, reason: string, error: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large', 'The chunks of the body are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not arrive in time'],
}
const BROKEN = [400, 'Bad Request', 'This is not a request'] as const

/** Fastify's `clientErrorHandler`. Says that the connection ends, so that nobody sends on it what nobody will read. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, reason, text] = MEANINGS[error.code ?? ''] ?? BROKEN
  const body = JSON.stringify({ error: text })
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
