/** Which application is speaking: its id and secret from the body or from HTTP Basic (RFC 6749 2.3.1). */
import { createHash, timingSafeEqual } from 'node:crypto'
import { type OAuthApp, RookeryError } from '@rookery/contracts'
import type { Edge } from '../edge.ts'

export interface ClientCredentials {
  client_id?: string
  client_secret?: string
}

/** Throws `invalid_client` (401) unless both fit. */
export async function findClient(
  { users }: Pick<Edge, 'users'>,
  body: ClientCredentials,
  authorization: string | undefined,
): Promise<OAuthApp> {
  const { client_id: clientId, client_secret: secret } = { ...basicOf(authorization), ...body }
  const app = clientId === undefined ? null : await users.findApp({ clientId })
  if (app === null || secret === undefined || !sameText(secret, app.clientSecret)) {
    throw new RookeryError('invalid_client', 401, 'Client authentication failed: unknown client or wrong secret.')
  }
  return app
}

function basicOf(authorization: string | undefined): ClientCredentials {
  const encoded = /^basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return {}
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':', 2)
  return { client_id: decodeForm(id), client_secret: decodeForm(secret) }
}

const decodeForm = (text: string): string => new URLSearchParams(`v=${text}`).get('v') ?? ''

/** Compares in a time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
