/** Every operation that answers posts, and who sees which through it: the tables of visibility.system.test.ts. */
import type { Person } from './people.ts'

export const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** How each viewer stands to alice, who writes; every post of hers mentions `mentioned`. */
export const VIEWERS = [
  'anonymous',
  'stranger',
  'follower',
  'mentioned',
  'muter',
  'blocked',
  'blocker',
  'alice',
] as const
export type Viewer = (typeof VIEWERS)[number]

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
export const IN_HOME: Partial<typeof AT_ALL> = { follower: AT_ALL.follower, alice: AT_ALL.alice }
export const IN_PUBLIC: Partial<typeof AT_ALL> = Object.fromEntries(
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
  look(get: Get, post: Posted, world: World): Promise<readonly string[]>
}
export type Get = (path: string, method?: string, body?: object) => Promise<unknown>
export interface Posted {
  id: string
  replyId: string
}
export interface World {
  people: Record<Exclude<Viewer, 'anonymous'> | 'carol', Person>
  /** The follower's, with alice in it. */
  listId: string
}

const list = (path: (post: Posted, world: World) => string) => async (get: Get, post: Posted, world: World) =>
  ((await get(path(post, world))) as { id: string }[] | null)?.map(({ id }) => id) ?? []
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
  async (get: Get, { id }: Posted, { people }: World) => {
    const carriers = await people[owner].json<Carrier[]>(list)
    const mine = carriers.find((one) => (one.status ?? one.last_status)?.id === id)
    return mine && (await get(path(mine), method)) !== null ? [id] : []
  }

/**
 * Every operation that answers posts or parts of them, by its operationId. In this order: what others do below changes what
 * notifications, conversations and search show.
 */
export const WAYS: Record<string, Way> = {
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
  getAccountStatuses: {
    seen: AT_ALL,
    look: list((_post, { people }) => `/api/v1/accounts/${people.alice.id}/statuses?limit=40`),
  },
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
    look: list((_post, { listId }) => `/api/v1/timelines/list/${listId}?limit=40`),
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
  return async (get, _post, { people }) => {
    const page = (await get(`/tweets/${timeline}/${people.alice.id}`)) as { tweets: { tweetId: string }[] } | null
    return page?.tweets.map(({ tweetId }) => tweetId) ?? []
  }
}
function signedIn(seen: typeof AT_ALL): typeof AT_ALL {
  return { ...seen, anonymous: [] }
}
