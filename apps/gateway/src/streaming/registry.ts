/** Who must hear of an event: author → viewers of this gateway, tag and public subscriptions. Only those are visited. */
import type { Id, NotificationCreated, TweetFacts } from '@rookery/contracts'
import type { Audience, Subscription } from './ports.ts'
import { pathOf, type StreamName } from './streams.ts'

const NOBODY: ReadonlySet<Id> = new Set()
const NO_TAGS: ReadonlySet<string> = new Set()

export function createRegistry() {
  /** By viewer: their home and their lists, as far as they are open here. */
  const audiences = new Map<Id, Set<Audience>>()
  const audiencesOfAuthor = new Map<Id, Set<Audience>>()
  const audiencesOfTag = new Map<string, Set<Audience>>()
  const byTag = new Map<string, Set<Subscription>>()
  const publicOnes = new Set<Subscription>()
  const all = new Set<Subscription>()
  /** The streams that carry what concerns their owner. */
  const byOwner = new Map<Id, Set<Subscription>>()
  const directOf = new Map<Id, Set<Subscription>>()

  const register = (audience: Audience, authors: ReadonlySet<Id>, tags: ReadonlySet<string>) => {
    move(audiencesOfAuthor, audience, audience.authors, authors)
    move(audiencesOfTag, audience, audience.tags, tags)
    audience.authors = authors
    audience.tags = tags
  }
  const join = (subscription: Subscription, viewerId: Id, listId: Id | null) => {
    const known = [...(audiences.get(viewerId) ?? [])].find((audience) => audience.listId === listId)
    const none = { authors: NOBODY, tags: NO_TAGS, rules: null }
    const audience: Audience = known ?? { viewerId, listId, subscriptions: new Set(), ...none }
    addTo(audiences, viewerId, audience)
    audience.subscriptions.add(subscription)
    subscription.audience = audience
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
      else if (path === 'home' && viewerId !== null) join(subscription, viewerId, null)
      else if (path === 'list' && viewerId !== null) join(subscription, viewerId, Number(stream.parameter))
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
      const { audience } = subscription
      if (!audience?.subscriptions.delete(subscription) || audience.subscriptions.size > 0) return
      register(audience, NOBODY, NO_TAGS)
      removeFrom(audiences, audience.viewerId, audience)
    },
    /** From now on the audience hears of exactly these authors and hashtags. Nothing when it has left. */
    follow(audience: Audience, authors: Iterable<Id>, tags: ReadonlySet<string>): void {
      if (audience.subscriptions.size > 0) register(audience, new Set(authors), tags)
    },
    audiencesOf: (viewerId: Id): Audience[] => [...(audiences.get(viewerId) ?? [])],
    audiences: (): Audience[] => [...audiences.values()].flatMap((ofViewer) => [...ofViewer]),
    subscriptions: (): ReadonlySet<Subscription> => all,
    /** The streams `user` and `user:notification` of an account. */
    streamsOf: (accountId: Id): Subscription[] => [...(byOwner.get(accountId) ?? [])],
    /** The streams `direct` of these people. */
    directStreamsOf: (accountIds: Iterable<Id>): Subscription[] =>
      [...accountIds].flatMap((id) => [...(directOf.get(id) ?? [])]),
    /** Every subscription that an event about this post may concern. */
    touchedBy(post: TweetFacts): Subscription[] {
      const authors = audiencesOfAuthor.get(post.authorId) ?? new Set()
      if (post.visibility !== 'public' || post.boostOfId !== null) return subscriptionsOf(authors)
      const tagged = post.tags.flatMap((tag) => [...(audiencesOfTag.get(tag) ?? [])])
      const touched = subscriptionsOf(tagged.length === 0 ? authors : new Set([...authors, ...tagged]))
      touched.push(...publicOnes)
      for (const tag of post.tags) touched.push(...(byTag.get(tag) ?? []))
      return touched
    },
    /** The same for one subscription. */
    touches(subscription: Subscription, post: TweetFacts | NotificationCreated): boolean {
      const { stream, viewerId } = subscription
      if ('notificationId' in post) return viewerId === post.accountId && isOwners(stream.name)
      const path = pathOf(stream.name)
      const { audience } = subscription
      if (audience?.authors.has(post.authorId)) return true
      if (post.visibility !== 'public' || post.boostOfId !== null) return false
      if (audience) return post.tags.some((tag) => audience.tags.has(tag))
      return path === 'public' || (path === 'tag' && post.tags.includes(stream.parameter!))
    },
  }
}

export type Registry = ReturnType<typeof createRegistry>

const isOwners = (name: StreamName): boolean => name === 'user' || name === 'user:notification'

const subscriptionsOf = (audiences: Iterable<Audience>): Subscription[] =>
  [...audiences].flatMap(({ subscriptions }) => [...subscriptions])

function move<K>(map: Map<K, Set<Audience>>, audience: Audience, from: ReadonlySet<K>, to: ReadonlySet<K>): void {
  for (const key of from) if (!to.has(key)) removeFrom(map, key, audience)
  for (const key of to) if (!from.has(key)) addTo(map, key, audience)
}

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
