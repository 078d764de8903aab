/** What live timelines need of the rest of the gateway, and what they hold for each connection. */
import {
  comparePositions,
  type FilterContext,
  type Graph,
  type Id,
  type ListRules,
  type Notification,
  type Position,
  type PostFacts,
  type Session,
  type TweetsService,
  timeOfId,
  type UsersService,
} from '@rookery/contracts'
import type { EventLog } from '@rookery/event-log'
import type { GraphCache, SessionCache, Signals } from '@rookery/redis'
import type { SharedPlaces } from '@rookery/redis/limits'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LiveEvent } from './frames.ts'
import type { StreamingMetrics } from './metrics.ts'
import type { Stream } from './streams.ts'

/** A post ready to be shown: hydrated once for all connections. */
export interface LivePost {
  tweetId: Id
  facts: PostFacts
  boostOfId: Id | null
  hasMedia: boolean
  /**
   * The Status entity as JSON, with the marks of the viewer whose graph it is, and what their filters say in this context.
   * Texts that are equal for many viewers should be one string.
   */
  render(graph: Graph | null, context: FilterContext | null): string | Promise<string>
}

export interface StreamingDeps {
  log: Pick<EventLog, 'followLive' | 'recentLive'>
  graphs: Pick<GraphCache, 'graphOf' | 'peek' | 'forget'>
  signals: Pick<Signals, 'on'>
  sessions: Pick<SessionCache, 'find' | 'forget' | 'forgetAccount'>
  /** The session a token stands for; null when it is not valid (any more). */
  authenticate(token: string): Promise<Session | null>
  /** Who asks with the web app's cookie. Throws 403 for another site's pages, 401 (and clears it) when it is dead. */
  fromCookie?(request: FastifyRequest, reply: FastifyReply): Promise<Session | null>
  /** The present state of posts; deleted ones and those of hidden authors are left out. */
  hydrate(tweetIds: readonly Id[]): Promise<Map<Id, LivePost>>
  /** What concerns people: the present rows, and one as JSON for its recipient; null when the graph hides it or its cause. */
  notifications: {
    load(ids: Id[]): Promise<Notification[]>
    render(notification: Notification, graph: Graph): Promise<string | null>
  }
  /** The conversation that a direct post belongs to, as JSON for this participant; null when there is none for them to see. */
  conversation(tweetId: Id, viewerId: Id): Promise<string | null>
  /** For boosts that collapse. */
  boostsAmong: TweetsService['boostsAmong']
  /** Null unless the account's own. */
  loadList: UsersService['loadList']
  /** Where gateways tell each other how many connections an account has; each counts its own when left out. */
  places?: Pick<SharedPlaces, 'raise' | 'lower'> | undefined
  /** A post was edited or deleted, an account's profile or state changed: caches of rendered parts drop it. */
  tweetChanged(tweetId: Id): void
  accountChanged(accountId: Id): void
  /** May public streams be read without a token? */
  publicWithoutToken: boolean
  metrics?: StreamingMetrics
  clock?: { now(): number }
  onError(error: unknown): void
  limits?: Partial<StreamingLimits>
}

export interface StreamingLimits {
  windowMs: number
  windowBytes: number
  /** A connection whose unsent bytes exceed this is closed. */
  bufferBytes: number
  subscriptionsPerSocket: number
  /** Sockets and event streams that are open at once, on all gateways together. */
  connectionsPerAccount: number
  /** The same on this gateway. */
  connectionsPerAddress: number
  /** Batches of missed posts that are looked up at once, for all connections together. */
  replaysAtOnce: number
  pingMs: number
  thumpMs: number
}

export const DEFAULT_LIMITS: StreamingLimits = {
  windowMs: 3_600_000,
  windowBytes: 64 * 2 ** 20,
  bufferBytes: 2 ** 20,
  subscriptionsPerSocket: 50,
  connectionsPerAccount: 50,
  connectionsPerAddress: 200,
  replaysAtOnce: 4,
  pingMs: 30_000,
  thumpMs: 15_000,
}

/** Why we end a connection; the number is the WebSocket close code (RFC 6455 7.4.1). */
export const CLOSE = {
  goingAway: { code: 1001, reason: 'the server is stopping' },
  signedOut: { code: 1008, reason: 'the session ended' },
  flood: { code: 1008, reason: 'too many messages' },
  slow: { code: 1013, reason: 'too slow: reconnect with last_event_id' },
  failed: { code: 1013, reason: 'temporary failure: reconnect with last_event_id' },
} as const
export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE]

/** One socket or event stream. */
export interface Peer {
  readonly session: Session | null
  send(event: LiveEvent, label: readonly string[]): void
  close(why: CloseReason): void
  /** Resolves when what was sent has mostly left; at once when the connection is gone. */
  drained(): Promise<void>
}

export interface SubscribeRequest {
  stream: Stream
  viewerId: Id | null
  peer: Peer
  cursor: string | null
  /** The list is not the viewer's: nothing will ever come. */
  onRefused?: () => void
}

/** Who is behind the `user` streams of a person, or the streams of one list: whose posts they must hear of. */
export interface Audience {
  readonly viewerId: Id
  /** Null for the home of `user` streams. */
  readonly listId: Id | null
  readonly subscriptions: Set<Subscription>
  authors: ReadonlySet<Id>
  /** Public posts with one of these count too, whoever wrote them. */
  tags: ReadonlySet<string>
  /** Of a list: null until it is read, and when it is not (or no longer) the viewer's. */
  rules: ListRules | null
}

/** One stream on one connection. */
export interface Subscription {
  readonly stream: Stream
  readonly viewerId: Id | null
  readonly peer: Peer
  /** The last position this subscription has dealt with; null before the log's first event. */
  after: Position | null
  /** False while what it missed is being sent. */
  live: boolean
  closed: boolean
  /** Set where posts are chosen by author. */
  audience?: Audience
}

/** The router hears every change of the graph from the log, so only the version is checked on each event. */
export const GRAPH_MAX_AGE = { maxAgeMs: 60_000 }

const BACKDATED_MS = 3_600_000

/** What comes much later than its id says (posts from elsewhere, what a back-fill wrote) enters silently. */
export const isBackdated = (id: Id, at: number): boolean => at - timeOfId(id) > BACKDATED_MS

/** Another gateway may have been ahead of this one: what the client has already seen is no news. */
export const isNews = ({ after }: Subscription, position: Position): boolean =>
  !after || comparePositions(position, after) > 0
