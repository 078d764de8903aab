/** For tests: a log of one's own, posts and graphs in maps, and connections that note what they get. */
import {
  type DomainEvent,
  firstIdAt,
  type Graph,
  type GraphArrays,
  type Id,
  type List,
  type Notification,
  type NotificationCreated,
  type Position,
  type PostFacts,
  type TimelineEntry,
  type TweetEvent,
  type TweetFacts,
} from '@rookery/contracts'
import type { LiveOptions } from '@rookery/event-log'
import { type Signal, type SignalHandler, type ViewerGraph, viewerGraph } from '@rookery/redis'
import { graphArrays, tweetFacts } from '@rookery/testing/builders'
import type { LiveEvent } from './frames.ts'
import type { RouterDeps } from './live-router.ts'
import type { CloseReason, LivePost, Peer, StreamingDeps } from './ports.ts'

export const [alice, bob, carol] = [1001, 1002, 1003]
/** When everything in these tests happens: Date.now() would be read, not given. */
export const NOON = Date.parse('2026-06-01T12:00:00Z')

/** One gateway's view of the world, driven by hand. */
export function fakeWorld(options: { now?: number } = {}) {
  const clock = { time: options.now ?? NOON, now: () => clock.time }
  const log: DomainEvent[] = []
  const followers = new Set<LiveOptions>()
  const posts = new Map<Id, TweetFacts & { text: string }>()
  const notifications = new Map<Id, Notification>()
  const graphs = new Map<Id, GraphArrays>()
  const cached = new Map<Id, ViewerGraph>()
  const handlers = new Set<SignalHandler>()
  let rendering: { reached: () => void; until: Promise<void> } | null = null
  const errors: unknown[] = []
  const lists = new Map<Id, { list: List; memberIds: Id[] }>()
  const state = { epoch: 1, lsn: 100, tweets: 0, hydrations: 0, failing: false, pause: async () => {} }

  const arraysOf = (viewerId: Id): GraphArrays => {
    const found = graphs.get(viewerId) ?? graphArrays(viewerId)
    graphs.set(viewerId, found)
    return found
  }
  /** Copies what is there: as a load from the database does. */
  const load = (viewerId: Id) => viewerGraph(structuredClone(arraysOf(viewerId)))

  const nextPosition = (): Position => {
    state.lsn += 10
    return { epoch: state.epoch, lsn: state.lsn, index: 0 }
  }
  const send = (...events: DomainEvent[]) => {
    log.push(...events)
    for (const { onEvents } of followers) onEvents(events)
  }
  const signal = async (one: Signal) => {
    if (one.type === 'graph') for (const id of one.accountIds) cached.delete(id)
    await Promise.all([...handlers].map(async (handler) => handler(one)))
  }
  const base = () => ({ v: 1 as const, position: nextPosition(), at: clock.time })

  const deps = {
    log: {
      async followLive(live: LiveOptions) {
        followers.add(live)
        return { async [Symbol.asyncDispose]() {} }
      },
      recentLive: async ({ since, limit = 1e5 }: { since: number; limit?: number }) =>
        log.filter(({ at }) => at >= since).slice(-limit),
    },
    graphs: {
      async graphOf(viewerId: Id) {
        if (state.failing) throw new Error('user-service is away')
        await state.pause()
        const graph = cached.get(viewerId) ?? load(viewerId)
        cached.set(viewerId, graph)
        return graph
      },
      peek: (viewerId: Id) => cached.get(viewerId),
      forget: (ids: readonly Id[]) => {
        for (const id of ids) cached.delete(id)
      },
    },
    signals: {
      on(handler: SignalHandler) {
        handlers.add(handler)
        return () => void handlers.delete(handler)
      },
    },
    async hydrate(ids: readonly Id[]) {
      state.hydrations++
      await state.pause()
      return new Map(ids.flatMap((id) => (posts.has(id) ? [[id, livePost(id)] as const] : [])))
    },
    notifications: {
      load: async (ids: Id[]) => ids.flatMap((id) => notifications.get(id) ?? []),
      async render(notification: Notification, graph: Graph) {
        await state.pause()
        const { actorId } = notification
        if (graph.blocking.has(actorId) || graph.muting.has(actorId)) return null
        return held(JSON.stringify({ id: String(notification.id), type: notification.kind }))
      },
    },
    async conversation(tweetId: Id, viewerId: Id) {
      await state.pause()
      const post = posts.get(tweetId)
      return post ? held(JSON.stringify({ id: `${tweetId}-${viewerId}`, last_status: { id: String(tweetId) } })) : null
    },
    async boostsAmong({ tweetIds, authorIds }: { tweetIds: Id[]; authorIds: Id[] }): Promise<TimelineEntry[]> {
      return [...posts.values()].flatMap(({ tweetId, authorId, boostOfId }) =>
        boostOfId && tweetIds.includes(boostOfId) && authorIds.includes(authorId)
          ? [{ tweetId, authorId, boostOfId }]
          : [],
      )
    },
    async loadList({ accountId, listId }: { accountId: Id; listId: Id }) {
      await state.pause()
      const list = lists.get(listId)
      return list?.list.accountId === accountId ? structuredClone(list) : null
    },
    tweetChanged() {},
    accountChanged() {},
    accountClosed() {},
    sessionEnded() {},
    onError: (error: unknown) => void errors.push(error),
    clock,
  } satisfies RouterDeps & Partial<StreamingDeps>

  const factsOf = (tweet: TweetFacts): PostFacts => ({
    ...tweet,
    language: null,
    ...(tweet.boostOfId === null
      ? {}
      : { boosted: posts.has(tweet.boostOfId) ? { ...posts.get(tweet.boostOfId)!, language: null } : null }),
  })
  const held = (text: string) => {
    rendering?.reached()
    return rendering ? rendering.until.then(() => text) : text
  }
  const livePost = (id: Id): LivePost => {
    const tweet = posts.get(id)!
    const text = JSON.stringify({ id: String(id), content: tweet.text })
    return {
      tweetId: id,
      boostOfId: tweet.boostOfId,
      hasMedia: tweet.text.includes('[media]'),
      facts: factsOf(tweet),
      render: () => held(text),
    }
  }

  const world = {
    deps,
    clock,
    log,
    posts,
    lists,
    notifications,
    errors,
    state,
    send,
    signal,
    graph: arraysOf,
    /** Rows and event of a new post, by default public and without a text of interest. */
    post(authorId: Id, more: Partial<TweetFacts & { text: string }> = {}, silent = false): TweetEvent {
      const tweetId = more.tweetId ?? firstIdAt(clock.time) + ++state.tweets
      const facts = tweetFacts({ authorId, createdAt: clock.time, ...more, tweetId })
      posts.set(tweetId, { ...facts, text: more.text ?? `post ${tweetId}` })
      const event: TweetEvent = { type: 'tweet.posted', ...base(), ...facts }
      if (!silent) send(event)
      return event
    },
    boost(authorId: Id, of: TweetEvent): TweetEvent {
      return world.post(authorId, { boostOfId: of.tweetId, boostOfAuthorId: of.authorId })
    },
    edit(tweetId: Id, text: string): TweetEvent {
      const tweet = posts.get(tweetId)!
      posts.set(tweetId, { ...tweet, text })
      const { text: _text, ...facts } = tweet
      const event: TweetEvent = { type: 'tweet.edited', ...base(), ...facts, editedAt: clock.time }
      send(event)
      return event
    },
    delete(tweetId: Id): TweetEvent {
      const { text: _text, ...facts } = posts.get(tweetId)!
      posts.delete(tweetId)
      const event: TweetEvent = { type: 'tweet.deleted', ...base(), ...facts }
      send(event)
      return event
    },
    /** A row about a like, and its event. */
    notify(accountId: Id, actorId: Id, id = firstIdAt(clock.time) + ++state.tweets): NotificationCreated {
      const about = { accountId, kind: 'favourite' as const, actorId, tweetId: 7 }
      notifications.set(id, { id, ...about, groupKey: `favourite-7-${id}` })
      const event: NotificationCreated = { type: 'notification.created', ...base(), notificationId: id, ...about }
      send(event)
      return event
    },
    /** Changes the tables; `how` decides who hears of it. */
    async follow(follower: Id, followee: Id, how: 'signal' | 'log' | 'nobody' = 'signal') {
      const graph = arraysOf(follower)
      graph.following = [...new Set([...graph.following, followee])].sort((a, b) => a - b)
      if (how === 'signal') await signal({ type: 'graph', accountIds: [follower, followee] })
      const edge = { accountId: follower, targetId: followee, showBoosts: true }
      if (how === 'log') send({ type: 'user.followed', ...base(), ...edge })
    },
    event: base,
    /** Renderings take until `release`; `reached` resolves when the first is asked for. */
    holdRendering() {
      const reached = Promise.withResolvers<void>()
      const until = Promise.withResolvers<void>()
      rendering = { reached: reached.resolve, until: until.promise }
      const release = () => {
        rendering = null
        until.resolve()
      }
      return { reached: reached.promise, release }
    },
    /** The stream is lost or a new epoch begins. */
    reset() {
      log.length = 0
      for (const { onReset } of followers) onReset()
    },
  }
  return world
}

export type FakeWorld = ReturnType<typeof fakeWorld>

/** A connection that keeps what it is sent. */
export function fakePeer(): Peer & { events: LiveEvent[]; closedWith: CloseReason | null; texts(): string[] } {
  const events: LiveEvent[] = []
  return {
    session: null,
    events,
    closedWith: null,
    send: (event) => void events.push(event),
    close(why) {
      this.closedWith = why
    },
    drained: async () => {},
    /** `update:<id>`, `delete:<id>`… */
    texts: () =>
      events.map(({ event, payload }) => `${event}:${payload.startsWith('{') ? JSON.parse(payload).id : payload}`),
  }
}
