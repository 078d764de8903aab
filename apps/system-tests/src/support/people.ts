/** People of a running server, made through its public API alone. */
import { createRestAPIClient, type mastodon } from 'masto'
import type { Server } from './server.ts'

export interface Person {
  id: string
  username: string
  password: string
  token: string
  /** The unmodified npm package `masto`, signed in. */
  masto: mastodon.rest.Client
  /** A raw request with the person's token. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The same, as JSON; rejects on anything but 2xx. */
  json<T>(path: string, init?: RequestInit): Promise<T>
  /** Ends this session, as an app does when it signs out. */
  signOut(): Promise<void>
}

const SCOPES = 'read write follow'
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

/** Signs up as an app does: registers itself, takes its own token, makes the account with it. */
export async function signUp(server: Server, username: string): Promise<Person> {
  const app = await post(server, '/api/v1/apps', { client_name: 'tests', redirect_uris: OUT_OF_BAND, scopes: SCOPES })
  const credentials = { client_id: app.client_id, client_secret: app.client_secret, scope: SCOPES }
  const own = await post(server, '/oauth/token', { ...credentials, grant_type: 'client_credentials' })
  const password = `${username} likes long passwords`
  const email = `${username}@example.org`
  const made = await post(
    server,
    '/api/v1/accounts',
    { username, email, password, agreement: true, locale: 'en' },
    own.access_token,
  )
  return withToken(server, app, { username, password, token: made.access_token! })
}

/** Another session of an existing account. */
export async function signIn(server: Server, person: { username: string; password: string }): Promise<Person> {
  const app = await post(server, '/api/v1/apps', { client_name: 'tests', redirect_uris: OUT_OF_BAND, scopes: SCOPES })
  const { username, password } = person
  const token = await post(server, '/oauth/token', {
    grant_type: 'password',
    client_id: app.client_id,
    client_secret: app.client_secret,
    scope: SCOPES,
    username,
    password,
  })
  return withToken(server, app, { username, password, token: token.access_token! })
}

/** A further session of a person that may do only this, or more than usual (`admin:read`). */
export async function tokenWith(
  server: Server,
  { username, password }: { username: string; password: string },
  scope: string,
): Promise<string> {
  const app = await post(server, '/api/v1/apps', { client_name: 'tests', redirect_uris: OUT_OF_BAND, scopes: scope })
  const { client_id, client_secret } = app
  const grant = { grant_type: 'password', client_id, client_secret, scope, username, password }
  return (await post(server, '/oauth/token', grant)).access_token!
}

async function withToken(
  server: Server,
  app: Record<string, string>,
  { username, password, token }: { username: string; password: string; token: string },
): Promise<Person> {
  const masto = createRestAPIClient({ url: server.url, accessToken: token })
  const { id } = await masto.v1.accounts.verifyCredentials()
  const request = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, server.url), { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  return {
    id,
    username,
    password,
    token,
    masto,
    fetch: request,
    async json<T>(path: string, init?: RequestInit) {
      const response = await request(path, init)
      if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    async signOut() {
      const { client_id, client_secret } = app
      await post(server, '/oauth/revoke', { client_id, client_secret, token })
    },
  }
}

async function post(server: Server, path: string, body: unknown, token?: string): Promise<Record<string, string>> {
  const response = await fetch(new URL(path, server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`)
  return JSON.parse(text)
}

/** The web app's session: the person's token as a cookie, as the `Cookie` header sends it back. */
export async function cookieOf(person: Person): Promise<string> {
  const response = await person.fetch('/api/rookery/v1/session', { method: 'POST' })
  const [cookie = ''] = response.headers.getSetCookie()
  if (!response.ok || cookie === '') throw new Error(`POST session: ${response.status} ${await response.text()}`)
  return cookie.split(';')[0]!
}

/** Every id of a timeline from the newest to the end, by following `Link: rel="next"`; the pages' sizes too. */
export async function walkDown(person: Person, path: string): Promise<{ ids: string[]; sizes: number[] }> {
  const ids: string[] = []
  const sizes: number[] = []
  for (let next: string | undefined = path; next; ) {
    const response = await person.fetch(next)
    if (!response.ok) throw new Error(`${next}: ${response.status} ${await response.text()}`)
    const page = (await response.json()) as { id: string }[]
    ids.push(...page.map((status) => status.id))
    sizes.push(page.length)
    next = page.length > 0 ? linkOf(response, 'next') : undefined
  }
  return { ids, sizes }
}

export const linkOf = (response: Response, rel: 'next' | 'prev'): string | undefined =>
  new RegExp(`<([^>]+)>; rel="${rel}"`).exec(response.headers.get('link') ?? '')?.[1]
