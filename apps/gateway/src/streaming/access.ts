/** Whose connection it is: the token from where clients put it. */
import { type Session, unauthorized } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StreamingDeps } from './ports.ts'

/**
 * Authorization header, `access_token` query, (WebSocket, as browsers cannot set headers) Sec-WebSocket-Protocol, or the web
 * app's cookie. Null without a token; throws 401 when there is one that is not valid.
 */
export async function sessionOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { authenticate, fromCookie }: Pick<StreamingDeps, 'authenticate' | 'fromCookie'>,
): Promise<Session | null> {
  const token = tokenOf(request)
  if (!token) return request.headers.authorization === undefined ? ((await fromCookie?.(request, reply)) ?? null) : null
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
