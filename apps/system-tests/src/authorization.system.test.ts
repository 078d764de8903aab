/**
 * Every operation × everyone who could ask: whom it lets in is what the table says (support/authorisation-table.ts), and no answer
 * shows a word that is not for its reader. A route that the table does not know fails: say there who may use it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Expected, type Line, linesOf, VIEWERS, type Viewer } from './support/authorisation-rules.ts'
import { AUTHORISATION } from './support/authorisation-table.ts'
import { type CheckAnswer, createAnswerCheck, type Operation, readDocument } from './support/check-answer.ts'
import { type Person, signUp, tokenWith } from './support/people.ts'
import { act, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'
import { fillPath, kindOf, makeThings, type Things } from './support/things.ts'

/** In alice's things and her direct posts; in what she writes for her followers. */
const SECRET = 'crowberry'
const FOR_FOLLOWERS = 'cloudberry'
const EVERYTHING = 'read write follow push admin:read admin:write'
const SOON_MS = 30_000
const NAMES: Partial<Record<Viewer, string>> = { owner: 'alice', administrator: 'admiral' }

let server: Server
let operations: Operation[]
let check: CheckAnswer
let alice: Person
const tokens: Partial<Record<Viewer, string>> = {}
let things: Things
/** `$name` in queries and bodies. */
const names: Record<string, string> = {}

beforeAll(async () => {
  server = await startServer()
  const people: Record<string, Person> = {}
  // The first account is the administrator's; that word itself is reserved.
  for (const name of ['admiral', 'alice', 'stranger', 'follower', 'blocked', 'carol', 'friend', 'erin'])
    people[name] = await signUp(server, name)
  alice = people.alice!
  for (const viewer of VIEWERS) {
    const person = people[NAMES[viewer] ?? viewer]
    if (person) tokens[viewer] = await tokenWith(server, person, EVERYTHING)
  }
  await act(people.follower!, alice, 'follow')
  await act(alice, people.blocked!, 'block')
  things = await makeThings(alice, people.friend!, SECRET)
  await alice.fetch('/api/v1/accounts/update_credentials', {
    method: 'PATCH',
    body: new URLSearchParams({ locked: 'true' }),
  })
  for (const asker of ['friend', 'erin']) await act(people[asker]!, alice, 'follow')
  const { id: followersPost } = await postAs(alice, `${FOR_FOLLOWERS} #walk`, { visibility: 'private' })
  const { id: spare } = await postAs(alice, 'a post to spare')
  Object.assign(names, {
    alice: alice.id,
    carol: people.carol!.id,
    secondAsker: people.erin!.id,
    avatar: `${alice.id}.png`,
    host: new URL(server.url).host,
    ...things,
    followersPost,
    spare,
  })
  const document = await readDocument(server)
  check = createAnswerCheck(document)
  // Nothing may be gone before the last who may read it has read it; what is within something goes before it.
  const stage = ({ method, path }: Operation) => (method === 'DELETE' ? 2 : /(clear|dismiss)$/.test(path) ? 1 : 0)
  operations = document.operations.sort((a, b) => stage(a) - stage(b) || b.path.length - a.path.length)
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const insert = (text: string) => text.replaceAll(/\$(\w+)/g, (_all, name: string) => names[name] ?? '1')

function addressOf({ path }: Operation, { on, query }: Line): string {
  const target = on && names[on]
  const address = target ? path.replaceAll(/\{[^}]+\}/g, target) : fillPath(path, things)
  return insert(query === undefined ? address : `${address}?${query}`)
}

async function ask(
  operation: Operation,
  line: Line,
  viewer: Viewer,
): Promise<{ status: number; fault: string | null }> {
  const token = tokens[viewer]
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(line.body ? { 'content-type': 'application/json' } : {}),
  }
  const body = line.body && insert(JSON.stringify(line.body))
  const { method } = operation
  const signal = AbortSignal.timeout(SOON_MS)
  const response = await fetch(server.url + addressOf(operation, line), {
    method,
    headers,
    body,
    signal,
    redirect: 'manual',
  })
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, fault: null }
  }
  const text = await response.text()
  return {
    status: response.status,
    fault: leakIn(text, viewer) ?? check(operation, { status: response.status, type, text }),
  }
}

/** What one searched for may be told back. */
function leakIn(text: string, viewer: Viewer): string | null {
  if (viewer === 'owner') return null
  if (text.includes(SECRET)) return `leaks ${SECRET}`
  return text.includes(FOR_FOLLOWERS) && viewer !== 'follower' ? `leaks ${FOR_FOLLOWERS}` : null
}

const isAs = (status: number, expected: Expected) =>
  expected === 'ok' ? status >= 200 && status < 400 : status === expected

test('every operation is in the table, and the table has no other', () => {
  const ids = operations.map(({ operationId }) => operationId)
  const missing = ids.filter((id) => !Object.hasOwn(AUTHORISATION, id))
  expect(missing, 'say in support/authorisation-table.ts who may use these').toEqual([])
  expect(
    Object.keys(AUTHORISATION).filter((id) => !ids.includes(id)),
    'no such operation any more',
  ).toEqual([])
})

test('what alice has is there, so that there is something to refuse', () => {
  const wanted = new Set(operations.map(({ path }) => (path.includes('{') ? kindOf(path) : undefined)))
  expect([...wanted].filter((kind) => kind !== undefined && things[kind] === undefined)).toEqual([])
})

test('each operation lets in whom it should, and shows nobody what is not theirs', async () => {
  const wrong: string[] = []
  const tryOut = async (operation: Operation, line: Line) => {
    const asked = async (viewer: Viewer) => ({ viewer, ...(await ask(operation, line, viewer)) })
    // The owner last: others must find everything in place.
    const others = await Promise.all(VIEWERS.filter((viewer) => viewer !== 'owner').map(asked))
    for (const { viewer, status, fault } of [...others, await asked('owner')]) {
      const expected = line.rule[viewer]
      const what = `${operation.operationId}${line.on ? ` on ${line.on}` : ''} by ${viewer}`
      if (!isAs(status, expected)) wrong.push(`${what}: ${status} instead of ${expected}`)
      if (fault) wrong.push(`${what}: ${fault}`)
    }
  }
  const tries = operations.flatMap((operation) =>
    linesOf(AUTHORISATION[operation.operationId] ?? []).map((line) => ({ operation, line })),
  )
  const isRead = ({ operation }: (typeof tries)[number]) => operation.method === 'GET'
  // Reads disturb nobody and go together; what changes something goes in order.
  const reads = tries.filter(isRead)
  const run = async () => {
    for (let next = reads.pop(); next; next = reads.pop()) await tryOut(next.operation, next.line)
  }
  await Promise.all(Array.from({ length: 4 }, run))
  for (const { operation, line } of tries.filter((one) => !isRead(one))) await tryOut(operation, line)
  expect(wrong).toEqual([])
})
