/** How long anybody may take: every request has a deadline, every connection an end. Milliseconds. */
import type { ServerOptions as HttpOptions } from 'node:http'

export interface Timeouts {
  /** From the first byte until all headers are there. */
  headers: number
  /** Until a whole request has arrived; routes that read no uploads have `handler` for it. */
  request: number
  /** From the headers until the answer begins; routes may have their own `deadlineMs`. */
  handler: number
  /** Without a byte in either direction while a request or an answer is under way: whoever does not read is cut. */
  idle: number
  /** Between two requests. */
  keepAlive: number
  /** How often slow headers and requests are looked for. */
  check: number
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  headers: 10_000,
  request: 120_000,
  handler: 20_000,
  idle: 60_000,
  keepAlive: 72_000,
  check: 2_000,
}

/** As Fastify takes them. */
export function timeoutOptions(given: Partial<Timeouts> = {}) {
  const { headers, request, idle, keepAlive, check } = { ...DEFAULT_TIMEOUTS, ...given }
  const http: HttpOptions = { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: check }
  return {
    http,
    requestTimeout: request,
    connectionTimeout: idle,
    keepAliveTimeout: keepAlive,
  }
}
