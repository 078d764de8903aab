/**
 * Every operation of the running server's OpenAPI document, with everything wrong that we could think of: never a 5xx, always an
 * answer of the described shape, always soon, and the server is well afterwards. Routes that are added are covered by themselves.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CheckAnswer, createAnswerCheck, ERROR, type Operation, readDocument } from './support/check-answer.ts'
import { attempts } from './support/nonsense.ts'
import { type Person, signIn, signUp, tokenWith } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'
import { fillPath, kindOf, makeThings, type Things } from './support/things.ts'

/** Far above what any answer takes, far below what a person would wait. */
const SOON_MS = 30_000
const AT_ONCE = 8
/** Ten thousand requests take some ten seconds; on a machine that does much else, longer. */
const HUNG_MS = 600_000
const MOST_ERROR_BYTES = 5_000
const NO_ROUTE = { 404: { content: { 'application/json': { schema: ERROR } } } }

let server: Server
let alice: Person
let bob: Person
/** alice's, for all there is: she is the administrator too. */
let token: string
let operations: Operation[]
let check: CheckAnswer
/** alice's own, so that nonsense reaches further than the search for them; and bob's, which are none of her business. */
let own: Things
let others: Things

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = [await signUp(server, 'alice'), await signUp(server, 'bob')]
  token = await tokenWith(server, alice, 'read write follow push admin:read admin:write')
  own = await makeThings(alice, bob, 'crowberry')
  others = await makeThings(bob, alice, 'elderberry')
  const document = await readDocument(server)
  check = createAnswerCheck(document)
  // What ends sessions, accounts or things comes last: before it, attempts must reach the rules.
  const weight = ({ method, path }: Operation) =>
    /password|sessions|revoke|admin|account\/(email|delete)/.test(path) ||
    (method === 'DELETE' && path === '/api/v1/accounts')
      ? 2
      : method === 'DELETE'
        ? 1
        : 0
  operations = document.operations.sort((a, b) => weight(a) - weight(b))
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const ask = (url: string, init: RequestInit = {}, token?: string): Promise<Response> =>
  fetch(server.url + url, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(SOON_MS),
    headers: { ...(init.headers as Record<string, string>), ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })

/** What is wrong with an answer; null when it is fit to be seen. */
async function judge(operation: Operation, response: Response): Promise<string | null> {
  const { status } = response
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return null
  }
  const text = await response.text()
  // Nothing is away and nobody else is here: being unavailable is no excuse.
  if (status >= 500) return `${status} ${text.slice(0, 200)}`
  if (status >= 400 && text.length > MOST_ERROR_BYTES) return `an answer of ${text.length} bytes`
  return check(operation, { status, type, text })
}

const isWell = async () => {
  expect((await ask('/health/ready')).status).toBe(200)
  expect(server.output()).not.toMatch(/uncaught|unhandled/i)
}

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

/** One line for each operation and fault, however many attempts found it. */
function summary(faults: string[]): string[] {
  const attemptsOf = new Map<string, string[]>()
  for (const fault of faults) {
    const [, text = fault, attempt = ''] = /^(.*) \[(.*)\]$/s.exec(fault) ?? []
    attemptsOf.set(text, [...(attemptsOf.get(text) ?? []), attempt])
  }
  return [...attemptsOf].map(([text, found]) => `${text} [${found[0]}; ${found.length} in all]`).slice(0, 40)
}

async function pokeAt(chosen: Operation[], things: Things, bearer?: string): Promise<string[]> {
  const all = chosen.flatMap((operation) => [...attempts(operation, things)].map((attempt) => ({ operation, attempt })))
  return findFaults(all, async ({ operation, attempt: { what, url, init, routeless } }) => {
    const judged = routeless ? { ...operation, responses: NO_ROUTE } : operation
    const fault = await judge(judged, await ask(url, init, bearer))
    return fault && `${operation.method} ${operation.path}: ${fault} [${what}]`
  })
}

const isOpen = ({ security }: Operation) => !security || security.some((scheme) => Object.keys(scheme).length === 0)

test('good requests are answered as the document says', async () => {
  expect(operations.length).toBeGreaterThan(100)
  const reads = operations.filter(({ method }) => method === 'GET')
  const faults = await findFaults(
    [own, others].flatMap((things) => reads.map((operation) => ({ operation, things }))),
    async ({ operation, things }) => {
      const response = await ask(fillPath(operation.path, things), {}, token)
      const fault = await judge(operation, response)
      return fault && `GET ${operation.path}: ${fault}`
    },
  )
  expect(summary(faults)).toEqual([])
})

test('tokens: none and wrong ones are 401, those of another scope 403', async () => {
  const [reader, follower, ended] = await Promise.all([
    tokenWith(server, alice, 'read'),
    tokenWith(server, alice, 'follow'),
    signIn(server, alice).then(async (person) => person.signOut().then(() => person.token)),
  ])
  const unsigned = `${btoa('{"alg":"none","typ":"JWT"}')}.${btoa('{"sid":"1","scope":"read write"}')}.`
  const wrong = [
    `${alice.token}x`,
    alice.token.slice(0, -4),
    'x',
    'e30.e30.',
    unsigned,
    'x'.repeat(8_000),
    '%00',
    ended,
  ]
  const guarded = operations.filter(({ security }) => security)
  const faults = await findFaults(guarded, async (operation) => {
    const { method, path, security } = operation
    const url = fillPath(path, own)
    const found: string[] = []
    const expectStatus = async (what: string, token: string | undefined, status: number) => {
      const response = await ask(url, { method }, token)
      const fault = await judge(operation, response)
      if (fault || response.status !== status) found.push(`${what}: ${response.status} for ${status} ${fault ?? ''}`)
    }
    if (!isOpen(operation)) await expectStatus('no token', undefined, 401)
    for (const token of wrong) await expectStatus(`token ${token.slice(0, 8)}`, token, 401)
    const scope = security!.flatMap((scheme) => scheme.oauth ?? [])[0]
    // Mastodon's streaming server answers 401 here too.
    const outside = path.startsWith('/api/v1/streaming') ? 401 : 403
    if (scope?.startsWith('write')) await expectStatus('read alone', reader, 403)
    if (scope && !/:(follows|blocks|mutes)$/.test(scope)) await expectStatus('follow alone', follower, outside)
    return found.length > 0 ? `${method} ${path} ${found.join('; ')}` : null
  })
  expect(summary(faults)).toEqual([])
  await isWell()
})

test('other people’s things and ids that are nobody’s: refused, not broken, and still there', async () => {
  const withIds = operations.filter(({ path }) => path.includes('{'))
  const strange = ['1', '2305843009213693951', '9007199254740991', '9223372036854775807']
  const faults = await findFaults(withIds, async (operation) => {
    const { method, path } = operation
    const found: string[] = []
    for (const id of strange) {
      const fault = await judge(operation, await ask(path.replaceAll(/\{[^}]+\}/g, id), { method }, token))
      if (fault) found.push(`${id}: ${fault}`)
    }
    const fault = await judge(operation, await ask(fillPath(path, others), { method }, token))
    if (fault) found.push(`bob's: ${fault}`)
    return found.length > 0 ? `${method} ${path} ${found.join('; ')}` : null
  })
  expect(summary(faults)).toEqual([])
  for (const { method, path } of withIds) {
    const kind = /^\/api\/(?!.*admin)/.test(path) ? kindOf(path) : undefined
    if (method !== 'GET' || !kind || /notification|group|session/i.test(kind) || others[kind] === undefined) continue
    const { status } = await bob.fetch(fillPath(path, others))
    expect([200, 206], `${path} of bob's after alice's attempts`).toContain(status)
  }
  await isWell()
})

test('no operation breaks on nonsense, and every answer is as described', { timeout: HUNG_MS }, async () => {
  const faults = await pokeAt(operations, own, token)
  expect(summary(faults)).toEqual([])
  await isWell()
})

test('the same without a token, where none is needed', async () => {
  const faults = await pokeAt(operations.filter(isOpen), own)
  expect(summary(faults)).toEqual([])
  await isWell()
  await postAs(bob, 'after all that')
})
