/** What services are put together from: each part is opened when it is first asked for, and closed with the process. */
import { join } from 'node:path'
import { type RookeryConfig, secretKey } from '@rookery/config'
import type { UsersService } from '@rookery/contracts'
import { createPool, type ServiceName as SchemaOwner, serviceUrl } from '@rookery/database'
import {
  type ConsumeOptions,
  createDeadLetterStore,
  type DeadLetters,
  type EventLog,
  type EventLogEngine,
  openEventLog,
  openKafkaDeadLetters,
} from '@rookery/event-log'
import { isAway } from '@rookery/http'
import {
  type ContentKeys,
  createContentKeys,
  createPictures,
  type MediaStore,
  openMediaStore,
  type Pictures,
} from '@rookery/media'
import {
  type Changes,
  createChanges,
  createDue,
  createGraphCache,
  createRedisClient,
  createSignals,
  type Due,
  type GraphCache,
  type RedisClient,
  type Signals,
} from '@rookery/redis'
import { type Logger, type Metrics, sayNowAndThen } from '@rookery/telemetry'
import { StartError } from './fail-in-one-line.ts'
import { once } from './once.ts'

export interface Parts {
  readonly config: RookeryConfig
  readonly logger: Logger
  readonly metrics: Metrics
  readonly clock: { now(): number }
  /** Aborted when the process is to stop, also while it starts. */
  readonly stopped: AbortSignal
  /** Signs tokens and internal calls. */
  secretKey(): string
  /** The administrator's URL. Throws StartError when there is none. */
  databaseUrl(): string
  /** With the role of a service: the variable of its own, or made from the administrator's. */
  serviceDatabaseUrl(service: SchemaOwner): string
  redisUrl(): string
  redis(): RedisClient
  signals(): Signals
  /** For who writes. */
  changes(): Changes
  /** For what is due once in a while, whichever process does it. */
  due(): Due
  /** For who reads: one a process. */
  graphs(users: Pick<UsersService, 'loadGraph'>): GraphCache
  eventLog(): Promise<EventLog>
  /** Which log there is, for who writes to it. */
  logEngine(): EventLogEngine
  deadLetters(): Promise<DeadLetters>
  media(): Promise<{ store: MediaStore; pictures: Pictures; keys: ContentKeys }>
}

export interface PartsOptions {
  config: RookeryConfig
  /** Of the engines that were opened here; else what the configuration says. */
  databaseUrl?: string | undefined
  redisUrl?: string | undefined
  logger: Logger
  metrics: Metrics
  /** Of connections, as servers list them. */
  name: string
  /** Ends what is waited for patiently. */
  stopped?: AbortSignal | undefined
  /** How long a write waits until every process has heard of it; as createSignals has it unless told. */
  ackWaitMs?: number
}

const DEAD_LETTER_POOL = 2

export function openParts(options: PartsOptions): Parts & AsyncDisposable {
  const { config, logger, metrics, name } = options
  const opened = new AsyncDisposableStack()
  const troubled = (what: string) => sayNowAndThen(logger, `${what} is in trouble`)

  const parts: Parts = {
    config,
    logger,
    metrics,
    clock: { now: Date.now },
    stopped: options.stopped ?? new AbortController().signal,
    secretKey: once(() => secretKey(config)),
    databaseUrl: () => options.databaseUrl ?? config.engines.databaseUrl ?? missing('DATABASE_URL'),
    serviceDatabaseUrl: (service) =>
      config.serviceDatabaseUrls[service] ?? serviceUrl(parts.databaseUrl(), service, parts.secretKey()),
    redisUrl: () => options.redisUrl ?? config.engines.redisUrl ?? missing('REDIS_URL'),
    redis: once(() => opened.use(createRedisClient({ url: parts.redisUrl(), name, onError: troubled('Redis') }))),
    signals: once(() =>
      opened.use(
        createSignals({
          url: parts.redisUrl(),
          name: `${name}:signals`,
          onError: troubled('signals'),
          ...(options.ackWaitMs === undefined ? {} : { ackWaitMs: options.ackWaitMs }),
        }),
      ),
    ),
    changes: once(() =>
      createChanges({ redis: parts.redis(), signals: parts.signals(), onError: troubled('telling of changes') }),
    ),
    due: once(() => createDue(parts.redis())),
    graphs: ({ loadGraph }) =>
      opened.use(
        createGraphCache({
          load: loadGraph,
          redis: parts.redis(),
          signals: parts.signals(),
          clock: parts.clock,
          onError: troubled('graph cache'),
        }),
      ),
    eventLog: once(async () => {
      const log = opened.use(await openEventLog({ ...parts.logEngine(), name: `${name}:log` }))
      return { ...log, consume: (options: ConsumeOptions) => log.consume({ isAway, ...options }) }
    }),
    logEngine: () => ({ kafka: config.kafka, redisUrl: config.kafka ? '' : parts.redisUrl(), name, logger }),
    deadLetters: once(async () => {
      const { kafka } = config
      if (kafka) return opened.use(await openKafkaDeadLetters({ ...parts.logEngine(), kafka, name: `${name}:letters` }))
      const onError = troubled('dead letters')
      const pool = createPool(parts.databaseUrl(), { name: 'dead letters', max: DEAD_LETTER_POOL, onError })
      opened.defer(() => pool.end())
      return createDeadLetterStore(pool)
    }),
    media: once(async () => ({
      store: opened.use(
        await openMediaStore({
          s3: config.s3,
          folder: join(config.dataDir, 'media'),
          say: (line) => logger.warn(line),
        }),
      ),
      pictures: createPictures(),
      keys: createContentKeys(parts.secretKey()),
    })),
  }
  return { ...parts, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

function missing(variable: string): never {
  throw new StartError(`${variable} must be set.`)
}
