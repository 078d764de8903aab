/** Whose connection it is: the token from where clients put it. */
import { type Session, unauthorized } from '@rookery/contracts'
import type { FastifyRequest } from 'fastify'
import type { StreamingDeps } from './ports.ts'

/**
 * Authorization header, `access_token` query, or (WebSocket, as browsers cannot set headers) Sec-WebSocket-Protocol.
 * Null without a token; throws 401 when there is one that is not valid.
 */
export async function sessionOf(
  request: FastifyRequest,
  authenticate: StreamingDeps['authenticate'],
): Promise<Session | null> {
  const token = tokenOf(request)
  if (!token) return null
  const session = await authenticate(token)
  if (!session) throw unauthorized()
  return session
}

function tokenOf({ headers, query }: FastifyRequest): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return bearer
  const { access_token: asked } = query as { access_token?: unknown }
  if (typeof asked === 'string' && asked) return asked
  return headers['sec-websocket-protocol']?.split(',')[0]?.trim() || null
}

/** Last-Event-ID (what EventSource sends by itself) wins over the query, which then is from the first connection. */
export function cursorOf({ headers, query }: FastifyRequest): string | null {
  const header = headers['last-event-id']
  if (typeof header === 'string' && header) return header
  const { last_event_id: asked } = query as { last_event_id?: unknown }
  return typeof asked === 'string' && asked ? asked : null
}
