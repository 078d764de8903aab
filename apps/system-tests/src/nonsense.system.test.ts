/** Every operation of the OpenAPI document with everything wrong that we could think of: never a 5xx, always readable, always soon. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attempts, judge, type Known, type Operation, plainUrl } from './support/nonsense.ts'
import { type Person, signUp } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

/** Far above what any answer takes, far below what a person would wait. */
const SOON_MS = 15_000
const AT_ONCE = 8

let server: Server
let alice: Person
let operations: Operation[]
let known: Known

beforeAll(async () => {
  server = await startServer()
  alice = await signUp(server, 'alice')
  const bob = await signUp(server, 'bob')
  known = { account: bob.id, status: (await postAs(bob, 'to be poked at')).id }
  const { paths } = (await (await fetch(`${server.url}/docs/json`)).json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  }
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const ask = (url: string, init: RequestInit = {}, token?: string): Promise<Response> =>
  fetch(server.url + url, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(SOON_MS),
    headers: { ...(init.headers as Record<string, string>), ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })

/** A token of alice's that may do only this. */
async function tokenFor(scope: string): Promise<string> {
  const send = async (url: string, body: Record<string, string>) =>
    (await (await ask(url, { method: 'POST', body: new URLSearchParams(body) })).json()) as Record<string, string>
  const redirect_uris = 'urn:ietf:wg:oauth:2.0:oob'
  const { client_id, client_secret } = await send('/api/v1/apps', {
    client_name: 'narrow',
    redirect_uris,
    scopes: scope,
  })
  const { username, password } = alice
  const grant = {
    grant_type: 'password',
    client_id: client_id!,
    client_secret: client_secret!,
    scope,
    username,
    password,
  }
  return (await send('/oauth/token', grant)).access_token!
}

const isWell = async () => expect((await ask('/health/ready')).status).toBe(200)

/** Runs `work` on all items, a few at a time; answers what they found wrong. */
async function findFaults<T>(items: Iterable<T>, work: (item: T) => Promise<string | null>): Promise<string[]> {
  const faults: string[] = []
  const iterator = items[Symbol.iterator]()
  const run = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      const fault = await work(next.value).catch((error: Error) => `no answer: ${error.message} ${error.cause ?? ''}`)
      if (fault) faults.push(fault)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
  return faults
}

test('no operation breaks on nonsense, and every refusal can be read', async () => {
  expect(operations.length).toBeGreaterThan(100)
  const all = operations.flatMap((operation) =>
    [...attempts(operation, known)].map((attempt) => ({ operation, attempt })),
  )
  const faults = await findFaults(all, async ({ operation, attempt: { what, url, init } }) => {
    const fault = await judge(await ask(url, init, alice.token), operation.path)
    return fault && `${operation.method} ${operation.path} [${what}]: ${fault}`
  })
  expect(faults.slice(0, 30), `${faults.length} of ${all.length}`).toEqual([])
  await isWell()
})

test('the same without a token', async () => {
  const all = operations.flatMap((operation) =>
    [...attempts(operation, known)].map((attempt) => ({ operation, attempt })),
  )
  const faults = await findFaults(all, async ({ operation, attempt: { what, url, init } }) => {
    const fault = await judge(await ask(url, init), operation.path)
    return fault && `${operation.method} ${operation.path} [${what}]: ${fault}`
  })
  expect(faults.slice(0, 30), `${faults.length} of ${all.length}`).toEqual([])
  await isWell()
})

test('tokens: none and wrong ones are 401, those of another scope 403', async () => {
  const [reader, follower] = await Promise.all([tokenFor('read'), tokenFor('follow')])
  const wrong = [`${alice.token}x`, alice.token.slice(0, -4), 'x', 'e30.e30.', 'x'.repeat(8_000), '%00']
  const guarded = operations.filter(({ security }) => security)
  const faults = await findFaults(guarded, async (operation) => {
    const { method, path, security } = operation
    const url = plainUrl(operation, known)
    const open = security!.some((scheme) => Object.keys(scheme).length === 0)
    const found: string[] = []
    const check = async (what: string, token: string | undefined, status: number) => {
      const response = await ask(url, { method }, token)
      const fault = await judge(response, path)
      if (fault || response.status !== status) found.push(`${what}: ${response.status} for ${status} ${fault ?? ''}`)
    }
    if (!open) await check('no token', undefined, 401)
    for (const token of wrong) await check(`token ${token.slice(0, 8)}`, token, 401)
    const scope = security!.flatMap((scheme) => scheme.oauth ?? [])[0]
    // Mastodon's streaming server answers 401 here too.
    const outside = path.startsWith('/api/v1/streaming') ? 401 : 403
    if (scope?.startsWith('write')) await check('read alone', reader, 403)
    if (scope && !/:(follows|blocks|mutes)$/.test(scope)) await check('follow alone', follower, outside)
    return found.length > 0 ? `${method} ${path} ${found.join('; ')}` : null
  })
  expect(faults).toEqual([])
  await isWell()
})
