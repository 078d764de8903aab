/** Who must hear of an event: author → viewers of this gateway, tag and public subscriptions. Only those are visited. */
import type { Id, NotificationCreated, TweetFacts } from '@rookery/contracts'
import type { Subscription } from './ports.ts'
import { pathOf, type StreamName } from './streams.ts'

/** A person with an open `user` stream here, and the authors they are registered under. */
interface Viewer {
  subscriptions: Set<Subscription>
  authors: ReadonlySet<Id>
}

export function createRegistry() {
  const viewers = new Map<Id, Viewer>()
  const viewersOf = new Map<Id, Set<Viewer>>()
  const byTag = new Map<string, Set<Subscription>>()
  const publicOnes = new Set<Subscription>()
  const all = new Set<Subscription>()
  /** The streams that carry what concerns their owner. */
  const byOwner = new Map<Id, Set<Subscription>>()
  const directOf = new Map<Id, Set<Subscription>>()

  const setAuthors = (viewer: Viewer, authors: ReadonlySet<Id>) => {
    for (const id of viewer.authors) if (!authors.has(id)) removeFrom(viewersOf, id, viewer)
    for (const id of authors) if (!viewer.authors.has(id)) addTo(viewersOf, id, viewer)
    viewer.authors = authors
  }

  return {
    add(subscription: Subscription): void {
      all.add(subscription)
      const { stream, viewerId } = subscription
      const path = pathOf(stream.name)
      if (viewerId !== null && isOwners(stream.name)) addTo(byOwner, viewerId, subscription)
      if (viewerId !== null && stream.name === 'direct') addTo(directOf, viewerId, subscription)
      if (path === 'public') publicOnes.add(subscription)
      else if (path === 'tag') addTo(byTag, stream.parameter!, subscription)
      else if (path === 'home' && viewerId !== null) {
        const viewer = viewers.get(viewerId) ?? { subscriptions: new Set(), authors: new Set() }
        viewers.set(viewerId, viewer)
        viewer.subscriptions.add(subscription)
      }
    },
    remove(subscription: Subscription): void {
      all.delete(subscription)
      const { stream, viewerId } = subscription
      publicOnes.delete(subscription)
      if (viewerId !== null) {
        removeFrom(byOwner, viewerId, subscription)
        removeFrom(directOf, viewerId, subscription)
      }
      if (stream.parameter !== null) removeFrom(byTag, stream.parameter, subscription)
      const viewer = viewerId === null ? undefined : viewers.get(viewerId)
      if (!viewer?.subscriptions.delete(subscription) || viewer.subscriptions.size > 0) return
      setAuthors(viewer, new Set())
      viewers.delete(viewerId!)
    },
    /** From now on the viewer hears of exactly these authors and of themself. Nothing when they have left. */
    follow(viewerId: Id, following: Iterable<Id>): void {
      const viewer = viewers.get(viewerId)
      if (viewer) setAuthors(viewer, new Set(following).add(viewerId))
    },
    isWatching: (viewerId: Id) => viewers.has(viewerId),
    viewerIds: () => [...viewers.keys()],
    subscriptions: (): ReadonlySet<Subscription> => all,
    /** The streams `user` and `user:notification` of an account. */
    streamsOf: (accountId: Id): Subscription[] => [...(byOwner.get(accountId) ?? [])],
    /** The streams `direct` of these people. */
    directStreamsOf: (accountIds: Iterable<Id>): Subscription[] =>
      [...accountIds].flatMap((id) => [...(directOf.get(id) ?? [])]),
    /** Every subscription that an event about this post may concern. */
    touchedBy(post: TweetFacts): Subscription[] {
      const touched: Subscription[] = []
      for (const viewer of viewersOf.get(post.authorId) ?? []) touched.push(...viewer.subscriptions)
      if (post.visibility !== 'public' || post.boostOfId !== null) return touched
      touched.push(...publicOnes)
      for (const tag of post.tags) touched.push(...(byTag.get(tag) ?? []))
      return touched
    },
    /** The same for one subscription. */
    touches(subscription: Subscription, post: TweetFacts | NotificationCreated): boolean {
      const { stream, viewerId } = subscription
      if ('notificationId' in post) return viewerId === post.accountId && isOwners(stream.name)
      const path = pathOf(stream.name)
      if (path === 'home') return viewerId !== null && (viewers.get(viewerId)?.authors.has(post.authorId) ?? false)
      if (post.visibility !== 'public' || post.boostOfId !== null) return false
      return path === 'public' || (path === 'tag' && post.tags.includes(stream.parameter!))
    },
  }
}

export type Registry = ReturnType<typeof createRegistry>

const isOwners = (name: StreamName): boolean => name === 'user' || name === 'user:notification'

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}

function removeFrom<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  set?.delete(value)
  if (set?.size === 0) map.delete(key)
}
