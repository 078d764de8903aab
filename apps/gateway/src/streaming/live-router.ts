/**
 * The live stream of the log, brought to this gateway's connections: one reader for all of them, each event looked at
 * once and only by those it touches. Order per subscription is log order; between replay and live no gap, no double.
 */
import {
  comparePositions,
  type DomainEvent,
  type Id,
  type NotificationCreated,
  type Position,
  parsePosition,
  type TweetEvent,
} from '@rookery/contracts'
import { createDelivery } from './deliver.ts'
import { liveEvent } from './frames.ts'
import { createHydration } from './hydrate-batch.ts'
import { createLiveWindow } from './live-window.ts'
import { createNotifying, isNotification } from './notify.ts'
import { CLOSE, DEFAULT_LIMITS, type StreamingDeps, type SubscribeRequest, type Subscription } from './ports.ts'
import { createRefreshes } from './refresh-audiences.ts'
import { createRegistry } from './registry.ts'
import { concernsConversation, isDirectPost, participantsOf, tellConversation } from './tell-conversations.ts'
import { concernsFilters, sendFiltersChanged, tellFiltersChanged } from './tell-filters.ts'
import { createTurns } from './turns.ts'

export interface LiveRouter extends AsyncDisposable {
  /** From this very moment on, or from a cursor (text as the client sent it) if the window still holds it. */
  subscribe(asked: SubscribeRequest): Subscription
  unsubscribe(subscription: Subscription): void
  /** Where a subscription made now would begin. */
  position(): Position | null
  /** What a subscription's client may take for its cursor: nothing up to here is on its way to it. Null: not now. */
  cursorOf(subscription: Subscription): Position | null
  /** Resolves when everything received so far has been dealt with. */
  idle(): Promise<void>
}

/** Events of one step, of the live stream and of a replay. */
const BATCH = 100
const REPLAY_SCAN = 1_000

export type RouterDeps = Omit<StreamingDeps, 'sessions' | 'authenticate' | 'publicWithoutToken' | 'metrics'> & {
  /** An account is not active any more, a session ended: their connections end. */
  accountClosed(accountId: Id): void
  sessionEnded(sessionId: Id): void
}

/** Resolves when the window holds what the log keeps; events of before are never sent as live ones. */
export async function createLiveRouter(deps: RouterDeps): Promise<LiveRouter> {
  const { windowMs: maxAgeMs, windowBytes: maxBytes, replaysAtOnce } = { ...DEFAULT_LIMITS, ...deps.limits }
  const inTurn = createTurns(replaysAtOnce)
  const clock = deps.clock ?? Date
  const window = createLiveWindow({ maxAgeMs, maxBytes, clock })
  const registry = createRegistry()
  const deliver = createDelivery(deps)
  const hydration = createHydration(deps)
  const notifying = createNotifying(deps)
  const queue: (DomainEvent | 'reset')[] = []
  /** Newest event received, newest one taken up, and newest one that everybody has. */
  let top: Position | null = null
  let processed: Position | null = null
  let settled: Position | null = null
  let pumping: Promise<void> | null = null

  const refresh = createRefreshes({
    ...deps,
    registry,
    onFailure(audience, error) {
      deps.onError(error)
      for (const { peer } of audience.subscriptions) peer.close(CLOSE.failed)
    },
  })
  const refreshAll = (viewerIds: readonly Id[]) =>
    Promise.all([...new Set(viewerIds)].flatMap(registry.audiencesOf).map(refresh))

  const reset = (subscription: Subscription, position: Position | null) => {
    subscription.after = position
    subscription.peer.send(liveEvent('reset', '', position), subscription.stream.label)
  }

  const handleTweet = async (event: TweetEvent) => {
    // Chosen in the same breath as `processed` moves on: a subscription is either live here or replays this event.
    const touched = registry.touchedBy(event).filter(({ live }) => live)
    if (touched.length === 0) return
    try {
      await deliver(event, await hydration.of(event), touched)
    } catch (error) {
      deps.onError(error)
      for (const { peer } of touched) peer.close(CLOSE.failed)
    }
  }

  const handle = async (event: DomainEvent): Promise<void> => {
    processed = event.position
    switch (event.type) {
      case 'tweet.posted':
      case 'tweet.edited':
      case 'tweet.deleted':
        if (isDirectPost(event)) {
          const told = registry.directStreamsOf(participantsOf(event)).filter(({ live }) => live)
          await Promise.all([handleTweet(event), tellConversation(deps, event, told)])
          return
        }
        return handleTweet(event)
      case 'user.changed':
      case 'user.deleted':
        deps.accountChanged(event.accountId)
        if (event.type === 'user.deleted' || event.state !== 'active') deps.accountClosed(event.accountId)
        return
      case 'session.revoked':
        return deps.sessionEnded(event.sessionId)
      case 'user.registered':
      case 'tweet.liked':
      case 'tweet.unliked':
      case 'tweet.bookmarked':
      case 'tweet.unbookmarked':
      case 'follow.requested':
      case 'follow.request_ended':
        return
      case 'notification.created':
        return notifying.deliver(
          event,
          registry.streamsOf(event.accountId).filter(({ live }) => live),
        )
      case 'filters.changed':
        deps.graphs.forget([event.accountId])
        return tellFiltersChanged(registry.subscriptions(), event)
      case 'tag.followed':
      case 'tag.unfollowed':
      case 'list.changed':
        deps.graphs.forget([event.accountId])
        await refreshAll([event.accountId])
        return
      default: {
        // Changes made by hand in the database have no signal: the log is where we hear of them.
        const people = [event.accountId, event.targetId]
        deps.graphs.forget(people)
        await refreshAll(people)
      }
    }
  }

  const pump = async () => {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH)
      const events = batch.filter((item) => item !== 'reset')
      await hydration.prepare(events.filter(isTweetEvent).filter((event) => registry.touchedBy(event).length > 0))
      await notifying.prepare(events.filter(isNotification).filter((e) => registry.streamsOf(e.accountId).length > 0))
      for (const item of batch) {
        if (item === 'reset') {
          settled = null
          for (const subscription of registry.subscriptions()) reset(subscription, null)
        } else {
          await handle(item).catch(deps.onError)
          settled = item.position
        }
      }
    }
    hydration.forget()
    notifying.forget()
    pumping = null
  }

  /** With nothing queued a pump would be over before it is noted as running. */
  const wake = () => {
    if (queue.length > 0) pumping ??= pump()
  }

  const catchUp = async (subscription: Subscription, onRefused: (() => void) | undefined) => {
    const { audience, peer } = subscription
    if (audience) await refresh(audience)
    if (audience && audience.listId !== null && audience.rules === null) {
      // Not theirs, or not there: which of the two is nobody's business.
      onRefused?.()
      return
    }
    while (!subscription.closed) {
      const { after } = subscription
      if (!processed || (after && comparePositions(after, processed) >= 0)) {
        subscription.live = true
        return
      }
      const missed = window.between(after, processed, REPLAY_SCAN)
      if (!missed) {
        reset(subscription, processed)
        continue
      }
      const mine = missed
        .filter(isDelivered)
        .filter((event) => registry.touches(subscription, event) || concernsConversation(subscription, event))
      for (let i = 0; i < mine.length && !subscription.closed; i += BATCH) {
        const part = mine.slice(i, i + BATCH)
        await inTurn(async () => {
          const posts = await hydration.fresh(part.filter(isTweetEvent))
          const told = await notifying.load(part.filter(isNotification))
          for (const event of part) {
            if (isNotification(event)) await notifying.deliver(event, [subscription], told)
            else if (concernsConversation(subscription, event)) await tellConversation(deps, event, [subscription])
            else await deliver(event, posts.get(event.tweetId), [subscription])
          }
        })
        // Outside its turn: who reads slowly holds nobody else up.
        await peer.drained()
      }
      subscription.after = missed.at(-1)?.position ?? processed
      if (missed.some((event) => concernsFilters(subscription, event)))
        sendFiltersChanged(subscription, subscription.after)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  const off = deps.signals.on(async (signal) => {
    if (signal.type === 'graph') {
      await refreshAll(signal.accountIds)
    } else if (signal.type === 'missed') {
      // Not awaited: versions are compared on every event anyway, this only brings in newly followed authors.
      for (const audience of registry.audiences()) void refresh(audience)
    }
  })

  const receive = (event: DomainEvent) => {
    // After the stream was lost it is sent again from its beginning: back into the window, but not to readers.
    window.push(event)
    if (top && comparePositions(event.position, top) <= 0) return
    top = event.position
    if (event.type === 'tweet.edited' || event.type === 'tweet.deleted') deps.tweetChanged(event.tweetId)
    queue.push(event)
  }

  const kept = await deps.log.recentLive({ since: clock.now() - maxAgeMs })
  // After quiet hours the newest event of all still says where we are.
  if (kept.length === 0) kept.push(...(await deps.log.recentLive({ since: 0, limit: 1 })))
  for (const event of kept) window.push(event)
  settled = processed = top = kept.at(-1)?.position ?? null
  const following = await deps.log.followLive({
    from: top,
    onEvents(events) {
      for (const event of events) receive(event)
      wake()
    },
    onReset() {
      window.clear()
      queue.push('reset')
      wake()
    },
    onError: deps.onError,
  })

  return {
    subscribe({ stream, viewerId, peer, cursor, onRefused }) {
      const subscription: Subscription = { stream, viewerId, peer, after: processed, live: false, closed: false }
      registry.add(subscription)
      if (cursor !== null) {
        const asked = parsePosition(cursor)
        const known = asked && processed && asked.epoch === processed.epoch
        if (known && isReachable(asked, processed!)) subscription.after = asked
        else reset(subscription, processed)
      }
      catchUp(subscription, onRefused).catch((error) => {
        deps.onError(error)
        peer.close(CLOSE.failed)
      })
      return subscription
    },
    unsubscribe(subscription) {
      subscription.closed = true
      registry.remove(subscription)
    },
    position: () => processed,
    cursorOf({ live, after }) {
      if (!live) return null
      return after && (!settled || comparePositions(after, settled) > 0) ? after : settled
    },
    async idle() {
      while (pumping) await pumping
    },
    async [Symbol.asyncDispose]() {
      off()
      await following[Symbol.asyncDispose]()
      while (pumping) await pumping
    },
  }

  /** Ahead of us is fine: the client has been at a faster gateway. */
  function isReachable(cursor: Position, newest: Position): boolean {
    return comparePositions(cursor, newest) >= 0 || window.between(cursor, newest, 1) !== null
  }
}

const isTweetEvent = (event: DomainEvent): event is TweetEvent =>
  event.type.startsWith('tweet.') && 'visibility' in event
const isDelivered = (event: DomainEvent): event is TweetEvent | NotificationCreated =>
  isTweetEvent(event) || isNotification(event)
