/**
 * Who sees what, on every route and stream: a walk over the OpenAPI document of the running server. A route that answers
 * posts and is not known here makes the walk fail, so that none can be added without saying who may see through it.
 */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LiveClient, openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { act, deleteAs, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const
type Visibility = (typeof VISIBILITIES)[number]

/** How each viewer stands to alice, who writes; every post of hers mentions `mentioned`. */
const VIEWERS = ['anonymous', 'stranger', 'follower', 'mentioned', 'muter', 'blocked', 'blocker', 'alice'] as const
type Viewer = (typeof VIEWERS)[number]

/** Written down by hand: the rules as people expect them, not as the code has them. */
const AT_ALL: Record<Viewer, readonly Visibility[]> = {
  anonymous: ['public', 'unlisted'],
  stranger: ['public', 'unlisted'],
  follower: ['public', 'unlisted', 'private'],
  mentioned: ['public', 'unlisted', 'private', 'direct'],
  muter: ['public', 'unlisted'],
  blocked: [],
  blocker: [],
  alice: ['public', 'unlisted', 'private', 'direct'],
}
const IN_HOME: Partial<typeof AT_ALL> = { follower: AT_ALL.follower, alice: AT_ALL.alice }
const IN_PUBLIC: Partial<typeof AT_ALL> = Object.fromEntries(
  (['anonymous', 'stranger', 'follower', 'mentioned', 'alice'] as const).map((viewer) => [viewer, ['public']]),
)
/** Threads hide whom one mutes; boosts need a post that may be passed on. */
const IN_THREAD = { ...AT_ALL, muter: [] }
const BOOSTABLE: typeof AT_ALL = {
  ...mapped((seen) => seen.filter((visibility) => visibility === 'public' || visibility === 'unlisted')),
  alice: ['public', 'unlisted', 'private'],
}
function mapped(change: (seen: readonly Visibility[]) => readonly Visibility[]): typeof AT_ALL {
  return Object.fromEntries(Object.entries(AT_ALL).map(([viewer, seen]) => [viewer, change(seen)])) as typeof AT_ALL
}

interface Way {
  seen: Partial<Record<Viewer, readonly Visibility[]>>
  /** Ids that the route shows of the given post; it may answer with a refusal. */
  look(get: Get, post: Posted): Promise<readonly string[]>
}
type Get = (path: string, method?: string, body?: object) => Promise<unknown>
interface Posted {
  id: string
  replyId: string
}

const list = (path: (post: Posted) => string) => async (get: Get, post: Posted) =>
  ((await get(path(post))) as { id: string }[] | null)?.map(({ id }) => id) ?? []
const answers =
  (path: string, method = 'GET') =>
  async (get: Get, { id }: Posted) =>
    (await get(path.replace('{id}', id), method)) === null ? [] : [id]

/** Of several, the ids of the posts that they carry. */
const carried = (path: string, of: (answer: never) => ({ id: string } | null | undefined)[]) => async (get: Get) => {
  const answer = await get(path)
  return answer === null ? [] : of(answer as never).flatMap((status) => status?.id ?? [])
}
interface Carrier {
  id: string
  status?: { id: string }
  last_status?: { id: string } | null
}
/** What one person has of a post (a notification, a conversation), asked for by everybody. */
const another =
  (list: string, owner: 'mentioned', path: (carrier: Carrier) => string, method = 'GET') =>
  async (get: Get, { id }: Posted) => {
    const carriers = await people[owner].json<Carrier[]>(list)
    const mine = carriers.find((one) => (one.status ?? one.last_status)?.id === id)
    return mine && (await get(path(mine), method)) !== null ? [id] : []
  }

/**
 * Every operation that answers posts or parts of them, by its operationId. In this order: what others do below changes what
 * notifications, conversations and search show.
 */
const WAYS: Record<string, Way> = {
  getNotifications: {
    seen: { mentioned: AT_ALL.mentioned },
    look: carried('/api/v1/notifications?limit=40', (found: Carrier[]) => found.map(({ status }) => status)),
  },
  getNotification: {
    seen: { mentioned: AT_ALL.mentioned },
    look: another('/api/v1/notifications', 'mentioned', ({ id }) => `/api/v1/notifications/${id}`),
  },
  getGroupedNotifications: {
    seen: { mentioned: AT_ALL.mentioned },
    look: carried('/api/v2/notifications?limit=40', ({ statuses }: { statuses: { id: string }[] }) => statuses),
  },
  getNotificationGroup: {
    seen: { mentioned: AT_ALL.mentioned },
    look: another('/api/v1/notifications', 'mentioned', ({ id }) => `/api/v2/notifications/ungrouped-${id}`),
  },
  getConversations: {
    seen: { mentioned: ['direct'], alice: ['direct'] },
    look: carried('/api/v1/conversations', (found: Carrier[]) => found.map(({ last_status }) => last_status)),
  },
  readConversation: {
    seen: { mentioned: ['direct'] },
    look: another('/api/v1/conversations', 'mentioned', ({ id }) => `/api/v1/conversations/${id}/read`, 'POST'),
  },
  unreadConversation: {
    seen: { mentioned: ['direct'] },
    look: another('/api/v1/conversations', 'mentioned', ({ id }) => `/api/v1/conversations/${id}/unread`, 'POST'),
  },
  search: {
    // One's own always, of others what is public; nobody finds whom they mute.
    seen: {
      ...signedIn(mapped((seen) => seen.filter((visibility) => visibility === 'public'))),
      alice: AT_ALL.alice,
      muter: [],
    },
    look: carried('/api/v2/search?q=walk', ({ statuses }: { statuses: { id: string }[] }) => statuses),
  },
  getStatus: { seen: AT_ALL, look: answers('/api/v1/statuses/{id}') },
  getStatuses: { seen: AT_ALL, look: list(({ id }) => `/api/v1/statuses?id[]=${id}`) },
  getStatusSource: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/source') },
  getStatusHistory: { seen: AT_ALL, look: answers('/api/v1/statuses/{id}/history') },
  getAccountStatuses: { seen: AT_ALL, look: list(() => `/api/v1/accounts/${people.alice.id}/statuses?limit=40`) },
  getStatusContext: {
    seen: IN_THREAD,
    async look(get, { id, replyId }) {
      // carol's reply can be seen by all: what her thread shows above it is the question.
      const context = (await get(`/api/v1/statuses/${replyId}/context`)) as { ancestors: { id: string }[] } | null
      return context?.ancestors.map((status) => status.id).filter((ancestor) => ancestor === id) ?? []
    },
  },
  favouriteStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/favourite', 'POST') },
  getFavourites: { seen: signedIn(AT_ALL), look: list(() => '/api/v1/favourites?limit=40') },
  unfavouriteStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/unfavourite', 'POST') },
  reblogStatus: { seen: signedIn(BOOSTABLE), look: answers('/api/v1/statuses/{id}/reblog', 'POST') },
  unreblogStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/unreblog', 'POST') },
  createStatus: {
    seen: signedIn(AT_ALL),
    look: async (get, { id }) => {
      const body = { status: 'may I answer?', in_reply_to_id: id, visibility: 'direct' }
      return (await get('/api/v1/statuses', 'POST', body)) === null ? [] : [id]
    },
  },
  editStatus: {
    seen: { alice: AT_ALL.alice },
    look: async (get, { id }) =>
      (await get(`/api/v1/statuses/${id}`, 'PUT', { status: `@mentioned edited #walk` })) === null ? [] : [id],
  },
  getHomeTimeline: { seen: IN_HOME, look: list(() => '/api/v1/timelines/home?limit=40') },
  getPublicTimeline: { seen: IN_PUBLIC, look: list(() => '/api/v1/timelines/public?limit=40') },
  getTagTimeline: { seen: IN_PUBLIC, look: list(() => '/api/v1/timelines/tag/walk?limit=40') },
  getListTimeline: {
    seen: { follower: AT_ALL.follower },
    look: list(() => `/api/v1/timelines/list/${listId}?limit=40`),
  },
  bookmarkStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/bookmark', 'POST') },
  getBookmarks: { seen: signedIn(AT_ALL), look: list(() => '/api/v1/bookmarks?limit=40') },
  unbookmarkStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/unbookmark', 'POST') },
  pinStatus: { seen: { alice: BOOSTABLE.alice }, look: answers('/api/v1/statuses/{id}/pin', 'POST') },
  unpinStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/unpin', 'POST') },
  muteStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/mute', 'POST') },
  unmuteStatus: { seen: signedIn(AT_ALL), look: answers('/api/v1/statuses/{id}/unmute', 'POST') },
  nativeGetTweet: { seen: AT_ALL, look: answers('/tweets/{id}') },
  nativeHomeTimeline: { seen: { alice: AT_ALL.alice }, look: tweets('homeTimeline') },
  nativeUserTimeline: { seen: AT_ALL, look: tweets('userTimeline') },
}
/** The native API's timelines of alice. */
function tweets(timeline: string): Way['look'] {
  return async (get) => {
    const page = (await get(`/tweets/${timeline}/${people.alice.id}`)) as { tweets: { tweetId: string }[] } | null
    return page?.tweets.map(({ tweetId }) => tweetId) ?? []
  }
}
function signedIn(seen: typeof AT_ALL): typeof AT_ALL {
  return { ...seen, anonymous: [] }
}

let server: Server
let people: Record<Exclude<Viewer, 'anonymous'> | 'carol', Person>
/** The follower's, with alice in it. */
let listId: string
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
      const shown = (await look(getAs(viewer), post)).includes(post.id)
      expect(shown, visibility).toBe(seen[viewer]?.includes(visibility) ?? false)
    }
  })
})

describe('streams', () => {
  const STREAMS = { user: IN_HOME, public: IN_PUBLIC, 'public:local': IN_PUBLIC }
  /** A deletion is a bare id, and a mute may be younger than the post: who mutes must still lose what was shown before. */
  const deletions = (stream: keyof typeof STREAMS, viewer: Viewer) =>
    viewer === 'muter' && stream !== 'user' ? (['public'] as const) : STREAMS[stream][viewer]

  test('carry posts and deletions to whom they are for, and to nobody else', { timeout: 60_000 }, async () => {
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
    for (const [, id] of written) await deleteAs(people.alice, id)
    // What everybody gets last proves that nothing more is on its way.
    await postAs(people.carol, 'marker for public streams')
    for (const [stream, viewer, client] of clients) {
      const those = (seen: readonly Visibility[] = []) =>
        written.filter(([visibility]) => seen.includes(visibility)).map(([, id]) => id)
      const updates = those(STREAMS[stream][viewer])
      if (stream !== 'user') await client.until((frame) => frame.payload.includes('marker for public streams'))
      else if (updates.length > 0)
        await client.until((frame) => frame.event === 'delete' && frame.payload === updates.at(-1))
      const about = (event: string) =>
        client.frames
          .filter((frame) => frame.event === event)
          .map(({ payload }) => (event === 'delete' ? payload : (JSON.parse(payload) as { id: string }).id))
          .filter((id) => written.some(([, other]) => other === id))
      expect(about('update'), `${stream} of ${viewer}`).toEqual(updates)
      expect(about('delete'), `deletions on ${stream} of ${viewer}`).toEqual(those(deletions(stream, viewer)))
      await client.close()
    }
  })
})
