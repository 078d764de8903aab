/** Everything the gateway needs from outside, as one typed object. Fakes replace its parts in tests. */
import type {
  Graph,
  Id,
  NotificationsService,
  SearchService,
  Session,
  TimelinesService,
  TweetsService,
  UsersService,
} from '@rookery/contracts'
import type { Probe } from '@rookery/http'
import type { MediaStore } from '@rookery/media'
import type { Limiter } from '@rookery/redis/limits'
import type { Logger, Metrics } from '@rookery/telemetry'

export interface GatewayConfig {
  /** Without a slash at the end. */
  publicUrl: string
  /** Where browsers find files of posts and profiles, below which keys are; `<publicUrl>/media` when left out. No slash at the end. */
  publicMediaUrl?: string | undefined
  /** Signs access tokens. */
  secretKey: string
  registrations: 'open' | 'approval' | 'closed'
  /** Rookery's own version, e.g. 0.1.0. */
  version: string
  trustProxy?: boolean | string | string[] | undefined
}

/** What a write has changed in what every reader sees. */
export interface Outdated {
  tweetIds: Id[]
  accountIds: Id[]
}

export interface GatewayContext {
  users: UsersService
  tweets: TweetsService
  timelines: TimelinesService
  notifications: NotificationsService
  search: SearchService
  /** The viewer's graph as it is now: version-checked at each call. */
  graphs: { graphOf(viewerId: Id): Promise<Graph> }
  /** `fresh` reads the row itself; otherwise an answer may be up to 5 s old, but never older than a revocation. */
  sessions: { find(sessionId: Id, options: { fresh: boolean }): Promise<Session | null> }
  config: GatewayConfig
  /** Resolves when the other gateways have forgotten what they rendered of these; there are none when left out. */
  tellGateways?: ((outdated: Outdated) => Promise<void>) | undefined
  /** Files of posts and profiles; uploads answer 503 when left out. */
  media?: MediaStore | undefined
  /** Counts requests against their limits; nothing is limited when left out. */
  limiter?: Limiter | undefined
  clock?: { now(): number } | undefined
  logger?: Logger | undefined
  metrics?: Metrics | undefined
  probes?: Record<string, Probe> | undefined
  /** The built web app; nothing is served when left out. */
  webRoot?: string | undefined
}
