// Posts a second, and how soon a post is found, on whatever runs at an address:
//   INSTANCES=2 RATE_LIMITS=off npm run distributed      and then      node load-tests/src/distributed.ts http://localhost:3000
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const AUTHORS = 20
/** Requests that each author has under way. */
const EACH = 2
const SECONDS = 15
const SEARCHES = 20
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'
const SCOPES = 'read write follow'

const [url = 'http://localhost:3000'] = process.argv.slice(2)

async function send<T>(path: string, { body, token }: { body?: object; token?: string } = {}): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(url + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Letters alone: one word to every index. */
const word = () => `w${randomUUID().replaceAll(/[^a-f]/g, '')}`

async function signUp(): Promise<string[]> {
  const app = await send<{ client_id: string; client_secret: string }>('/api/v1/apps', {
    body: { client_name: 'load', redirect_uris: OUT_OF_BAND, scopes: SCOPES },
  })
  const { client_id, client_secret } = app
  const grant = { client_id, client_secret, grant_type: 'client_credentials', scope: SCOPES }
  const { access_token: token } = await send<{ access_token: string }>('/oauth/token', { body: grant })
  const tokens: string[] = []
  for (let n = 0; n < AUTHORS; n++) {
    const username = `${word().slice(0, 20)}${n}`
    const password = `${username} likes long passwords`
    const account = { username, email: `${username}@example.org`, password, agreement: true, locale: 'en' }
    tokens.push((await send<{ access_token: string }>('/api/v1/accounts', { body: account, token })).access_token)
  }
  return tokens
}

async function post(tokens: readonly string[]): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + SECONDS * 1_000
  const writers = tokens.flatMap((token) => Array<string>(EACH).fill(token))
  await Promise.all(
    writers.map(async (token) => {
      while (performance.now() < until) {
        const began = performance.now()
        await send('/api/v1/statuses', { body: { status: `number ${times.length}` }, token })
        times.push(performance.now() - began)
      }
    }),
  )
  return times.sort((a, b) => a - b)
}

async function find([author, reader]: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < SEARCHES; n++) {
    const status = word()
    await send('/api/v1/statuses', { body: { status }, token: author! })
    const began = performance.now()
    const search = `/api/v2/search?type=statuses&q=${status}`
    while ((await send<{ statuses: unknown[] }>(search, { token: reader! })).statuses.length === 0) await wait(10)
    times.push(performance.now() - began)
    // Not in step with an index that refreshes every second.
    await wait(137)
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number): string =>
  `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0)} ms`

const tokens = await signUp()
const posts = await post(tokens)
console.info(`posts: ${(posts.length / SECONDS).toFixed(0)} a second, p50 ${at(posts, 0.5)}, p99 ${at(posts, 0.99)}`)
// What the load left in the queues is not measured.
await wait(5_000)
const found = await find(tokens)
console.info(`found: p50 ${at(found, 0.5)}, longest ${at(found, 1)} after the answer`)
