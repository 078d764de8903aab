/** Request ids: a random prefix for this process and a counter; a sane X-Request-Id that came in is kept. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

export function createRequestIds(): (request: IncomingMessage | Http2ServerRequest) => string {
  const prefix = randomBytes(6).toString('base64url')
  let count = 0
  return (request) => {
    const given = request.headers['x-request-id']
    if (typeof given === 'string' && /^[\w-]{8,64}$/.test(given)) return given
    return `${prefix}-${(++count).toString(36)}`
  }
}
