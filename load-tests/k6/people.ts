/** People of a load test, through the public API. */
import { check } from 'k6'
import http from 'k6/http'

export const URL: string = __ENV.ROOKERY_URL ?? 'http://localhost:3000'
const JSON_TYPE = { 'Content-Type': 'application/json' }

export interface Person {
  id: string
  token: string
}

export const authorized = (person: Person) => ({ headers: { ...JSON_TYPE, Authorization: `Bearer ${person.token}` } })

function post(path: string, body: unknown, token?: string): Record<string, string> {
  const headers = token ? { ...JSON_TYPE, Authorization: `Bearer ${token}` } : JSON_TYPE
  const answer = http.post(`${URL}${path}`, JSON.stringify(body), { headers })
  if (!check(answer, { [`POST ${path} succeeds`]: (r) => r.status === 200 })) throw new Error(`${path}: ${answer.body}`)
  return answer.json() as Record<string, string>
}

export function signUp(username: string): Person {
  const scope = 'read write follow'
  const app = post('/api/v1/apps', { client_name: 'k6', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob', scopes: scope })
  const client = { client_id: app.client_id, client_secret: app.client_secret, scope }
  const own = post('/oauth/token', { ...client, grant_type: 'client_credentials' })
  const account = {
    username,
    email: `${username}@example.org`,
    password: `${username} password`,
    agreement: true,
    locale: 'en',
  }
  const token = post('/api/v1/accounts', account, own.access_token).access_token as string
  const me = http.get(`${URL}/api/v1/accounts/verify_credentials`, { headers: { Authorization: `Bearer ${token}` } })
  return { id: (me.json() as { id: string }).id, token }
}

/** Unique over runs against the same server. */
export const uniqueName = (role: string): string => `${role}_${Date.now().toString(36)}`.slice(0, 30)
