/**
 * Who sees what, on every route and stream: a walk over the OpenAPI document of the running server. A route that answers posts and
 * is not known to support/ways-to-posts.ts makes the walk fail, so that none can be added without saying who may see through it.
 */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Frame, type LiveClient, openLive } from './support/live-client.ts'
import { signUp } from './support/people.ts'
import { act, deleteAs, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'
import {
  type Get,
  IN_HOME,
  IN_PUBLIC,
  type Posted,
  VIEWERS,
  VISIBILITIES,
  type Viewer,
  type Visibility,
  WAYS,
  type World,
} from './support/ways-to-posts.ts'

let server: Server
let people: World['people']
let listId: World['listId']
const posts = {} as Record<Visibility, Posted>

async function writeAll(): Promise<void> {
  for (const visibility of VISIBILITIES) {
    const { id } = await postAs(people.alice, `@mentioned ${visibility} #walk`, { visibility })
    posts[visibility] = { id, replyId: '' }
  }
}

beforeAll(async () => {
  server = await startServer()
  const names = [...VIEWERS.filter((viewer) => viewer !== 'anonymous'), 'carol'] as const
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await signUp(server, name)])),
  ) as typeof people
  await act(people.follower, people.alice, 'follow')
  await act(people.muter, people.alice, 'mute')
  await act(people.alice, people.blocked, 'block')
  await act(people.blocker, people.alice, 'block')
  await writeAll()
  // Public answers by those who may see the post: carol follows alice, the direct one is answered by whom it mentions.
  await act(people.carol, people.alice, 'follow')
  for (const visibility of VISIBILITIES) {
    const target = posts[visibility]
    const parent = visibility === 'direct' ? people.mentioned : people.carol
    target.replyId = (await postAs(parent, 'an answer for all', { in_reply_to_id: target.id })).id
  }
  listId = (await people.follower.masto.v1.lists.create({ title: 'birds' })).id
  await people.follower.masto.v1.lists.$select(listId).accounts.create({ accountIds: [people.alice.id] })
  // Both follow from the log, a moment later.
  const found = async () => (await people.alice.masto.v2.search.list({ q: 'walk' })).statuses.length
  const told = async () => (await people.mentioned.masto.v1.notifications.list({ types: ['mention'] })).length
  await waitUntil(async () => (await found()) === VISIBILITIES.length && (await told()) >= VISIBILITIES.length)
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const getAs =
  (viewer: Viewer): Get =>
  async (path, method = 'GET', body) => {
    const init = body
      ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : { method }
    const response =
      viewer === 'anonymous' ? await fetch(server.url + path, init) : await people[viewer].fetch(path, init)
    expect(response.status, `${method} ${path}`).toBeLessThan(500)
    return response.ok ? response.json() : null
  }

interface Description {
  paths: Record<string, Record<string, { operationId: string; responses?: Record<string, unknown> }>>
  components: { schemas: Record<string, unknown> }
}

/** The names of the schemas that a part of the document leads to, however deep. */
function reached({ components }: Description, part: unknown, names = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(part ?? {}).matchAll(/#\/components\/schemas\/([^"]+)/g)) {
    if (names.has(name!)) continue
    names.add(name!)
    reached({ components } as Description, components.schemas[name!], names)
  }
  return names
}
const POSTS = ['Status', 'StatusEdit', 'StatusSource', 'NativeTweet']
/** Only its author can delete a post, and that ends the walk: at-once.system.test.ts and authorization.system.test.ts. */
const NOT_WALKED = ['deleteStatus', 'nativePostTweet']

test('every route that answers posts is walked', async () => {
  const document = (await (await fetch(`${server.url}/docs/json`)).json()) as Description
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const answering = operations
    .filter(({ responses }) => {
      const names = reached(document, [responses?.['200'], responses?.['201']])
      return POSTS.some((name) => names.has(name))
    })
    .map(({ operationId }) => operationId)
    .filter((name) => !NOT_WALKED.includes(name))
  expect(answering.filter((name) => !WAYS[name])).toEqual([])
  expect(Object.keys(WAYS).filter((name) => !answering.includes(name))).toEqual([])
})

describe.each(Object.keys(WAYS))('%s', (name) => {
  const { seen, look } = WAYS[name]!
  test.each(VIEWERS)('shows %s exactly what is for them', async (viewer) => {
    for (const visibility of VISIBILITIES) {
      const post = posts[visibility]
      const shown = (await look(getAs(viewer), post, { people, listId })).includes(post.id)
      expect(shown, visibility).toBe(seen[viewer]?.includes(visibility) ?? false)
    }
  })
})

describe('streams', () => {
  const STREAMS = { user: IN_HOME, public: IN_PUBLIC, 'public:local': IN_PUBLIC }
  /** A deletion is a bare id, and a mute may be younger than the post: who mutes must still lose what was shown before. */
  const deletions = (stream: keyof typeof STREAMS, viewer: Viewer) =>
    viewer === 'muter' && stream !== 'user' ? (['public'] as const) : STREAMS[stream][viewer]

  test('carry posts and deletions to whom they are for, and to nobody else', async () => {
    const clients: [stream: keyof typeof STREAMS, viewer: Viewer, client: LiveClient][] = []
    for (const stream of Object.keys(STREAMS) as (keyof typeof STREAMS)[]) {
      for (const viewer of VIEWERS) {
        if (viewer === 'anonymous' && stream === 'user') continue
        const token = viewer === 'anonymous' ? undefined : people[viewer].token
        clients.push([stream, viewer, await openLive(server, { token, stream })])
      }
    }
    await writeAll()
    const written = VISIBILITIES.map((visibility) => [visibility, posts[visibility].id] as const)
    const those = (seen: readonly Visibility[] = []) =>
      written.filter(([visibility]) => seen.includes(visibility)).map(([, id]) => id)
    const idOf = ({ payload }: Frame) => (JSON.parse(payload) as { id: string }).id
    // A post that is gone before it is shown is not shown.
    for (const [stream, viewer, client] of clients) {
      const last = those(STREAMS[stream][viewer]).at(-1)
      if (last) await client.until((frame) => frame.event === 'update' && idOf(frame) === last)
    }
    for (const [, id] of written) await deleteAs(people.alice, id)
    // What everybody gets last proves that nothing more is on its way.
    await postAs(people.carol, 'marker for public streams')
    for (const [stream, viewer, client] of clients) {
      const updates = those(STREAMS[stream][viewer])
      if (stream !== 'user') await client.until((frame) => frame.payload.includes('marker for public streams'))
      else if (updates.length > 0)
        await client.until((frame) => frame.event === 'delete' && frame.payload === updates.at(-1))
      const about = (event: string) =>
        client.frames
          .filter((frame) => frame.event === event)
          .map((frame) => (event === 'delete' ? frame.payload : idOf(frame)))
          .filter((id) => written.some(([, other]) => other === id))
      expect(about('update'), `${stream} of ${viewer}`).toEqual(updates)
      expect(about('delete'), `deletions on ${stream} of ${viewer}`).toEqual(those(deletions(stream, viewer)))
      await client.close()
    }
  })
})
