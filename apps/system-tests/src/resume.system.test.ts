/** A client drops, 200 events happen, it returns on its cursor: in order, nothing missing, nothing twice (decision 7). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { act, deleteAs, editAs, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob')])
  await act(bob, alice, 'follow')
})
afterAll(async () => server?.[Symbol.asyncDispose]())

/** 200 events: 120 posts, of which 40 are edited and 40 deleted later. Answers what a returning client must get. */
async function happen(): Promise<[event: string, id: string][]> {
  const posts: string[] = []
  for (let n = 0; n < 120; n++) posts.push((await postAs(alice, `while away ${n}`)).id)
  const edited = posts.slice(0, 40)
  const deleted = posts.slice(40, 80)
  for (const id of edited) await editAs(alice, id, 'edited while away')
  for (const id of deleted) await deleteAs(alice, id)
  // A post deleted since yields only its deletion; an edited one comes in its present state, then its edit again.
  return [
    ...posts.filter((id) => !deleted.includes(id)).map((id): [string, string] => ['update', id]),
    ...edited.map((id): [string, string] => ['status.update', id]),
    ...deleted.map((id): [string, string] => ['delete', id]),
  ]
}

const summary = (frames: { event: string; payload: string }[]): [string, string][] =>
  frames.map(({ event, payload }) => [event, event === 'delete' ? payload : (JSON.parse(payload) as { id: string }).id])

test('everything that happened while away, in order, once', async () => {
  const before = await openLive(server, { token: bob.token, stream: 'user' })
  const { id } = await postAs(alice, 'seen before leaving')
  await before.until((frame) => frame.event === 'update' && frame.payload.includes(id))
  const cursor = before.lastId()!
  await before.close()
  const expected = await happen()

  await using after = await openLive(server, { token: bob.token, stream: 'user', lastEventId: cursor })
  const last = await postAs(alice, 'and live again')
  await after.until((frame) => frame.event === 'update' && frame.payload.includes(last.id))
  expect(summary(after.frames)).toEqual([...expected, ['update', last.id]])
  const positions = after.frames.map((frame) => frame.id!.split('-').map(Number))
  expect(positions).toEqual([...positions].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!))
  const replayedEdit = after.frames.find((frame) => frame.event === 'update')!
  expect(replayedEdit.payload).toContain('edited while away')
})

test('the same over Server-Sent Events with Last-Event-ID', async () => {
  const before = await openLive(server, { token: bob.token, stream: 'user' })
  const first = await postAs(alice, 'cursor for events')
  await before.until((frame) => frame.event === 'update' && frame.payload.includes(first.id))
  const cursor = before.lastId()!
  await before.close()
  const missed = (await postAs(alice, 'missed by the event stream')).id
  const response = await fetch(`${server.url}/api/v1/streaming/user`, {
    headers: { authorization: `Bearer ${bob.token}`, 'last-event-id': cursor },
    signal: AbortSignal.timeout(60_000),
  })
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.includes(missed)) break
  }
  expect(text).toMatch(/event: ?update/)
  expect(text).toMatch(/id: ?\d+-\d+-\d+/)
})

test.each(['1-1-0', '999-1-0'])(
  'the cursor %s, too old or of another epoch, gets an explicit reset',
  async (cursor) => {
    await using live = await openLive(server, { token: bob.token, stream: 'user', lastEventId: cursor })
    expect((await live.until(({ event }) => event === 'reset')).payload).toBe('')
    const { id } = await postAs(alice, 'after the reset')
    await live.until((frame) => frame.event === 'update' && frame.payload.includes(id))
  },
)

test('a restart of the server changes nothing for a returning client', async () => {
  const before = await openLive(server, { token: bob.token, stream: 'user' })
  const { id } = await postAs(alice, 'last before the restart')
  await before.until((frame) => frame.event === 'update' && frame.payload.includes(id))
  const cursor = before.lastId()!
  await before.close()
  const missed = (await postAs(alice, 'just before stopping')).id
  expect(await server.stop()).toBe(0)
  server = await startServer({ dataDir: server.dataDir, port: server.port })
  await using after = await openLive(server, { token: bob.token, stream: 'user', lastEventId: cursor })
  await after.until((frame) => frame.event === 'update' && frame.payload.includes(missed))
  expect(summary(after.frames)).toEqual([['update', missed]])
})
