// The whole configuration of an installation, as one typed object made from an environment.
import { resolve } from 'node:path'
import type { Static } from 'typebox'
import { ConfigError, parseConfig } from './parse-config.ts'
import { Variables } from './variables.ts'

type Raw = Static<typeof Variables>

/** Kafka instead of Redis Streams. */
export interface KafkaConfig {
  /** host:port each. */
  brokers: string[]
  /** Of the names of topics and groups, so that several installations may share a cluster. */
  prefix: string
  /** Of each topic, when it is made; a log keeps what it was made with. */
  partitions: number
  replication: number
  tls?: { caFile?: string }
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
}

/** Elasticsearch instead of PostgreSQL's full text. */
export interface ElasticsearchConfig {
  /** Addresses of the cluster; one may hold user and password. */
  nodes: string[]
  apiKey?: string
  caFile?: string
  /** Beginning of the names of indices, aliases and templates. */
  index: string
  shards: number
  replicas: number
}

/** A bucket instead of a local folder. */
export interface S3Config {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** Services that run as processes of their own. */
export const SERVICE_NAMES = ['users', 'tweets', 'timelines', 'notifications', 'search'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

export interface RookeryConfig {
  /** Absolute. */
  dataDir: string
  logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'
  http: {
    host: string
    port: number
    /** What links and redirects say; no slash at the end. */
    publicUrl: string
    /** False, or proxies as Fastify's `trustProxy` takes them: whose word on the client's address counts. */
    trustProxy: false | string
    /** How long a gateway of several says that it is going before it goes, so that load balancers ask it no more. */
    drainSeconds: number
  }
  engines: {
    /** Servers to use instead of starting any. */
    databaseUrl?: string
    redisUrl?: string
    /** Whether a missing engine may be installed with the system's package manager. */
    install: boolean
    /** Where programs are looked for. */
    path?: string
  }
  /** Other credentials, or a pooler, for a service's connections to the same database. */
  serviceDatabaseUrls: { users?: string; tweets?: string; search?: string; notifications?: string }
  registrations: 'open' | 'approval' | 'closed'
  rateLimits: boolean
  /** Followers from which on an author's posts are merged when read instead of fanned out. */
  popularFollowers: number
  /** Each switches its port to the adapter of the distributed profile. */
  kafka?: KafkaConfig
  elasticsearch?: ElasticsearchConfig
  s3?: S3Config
  /** Where browsers find media instead of below PUBLIC_URL: a CDN or the bucket itself; no slash at the end. */
  publicMediaUrl?: string
  /** Addresses of each service's instances, no slash at the end; a host name stands for all addresses it resolves to. */
  serviceUrls: Partial<Record<ServiceName, string[]>>
  /** Processes of each service that `npm run distributed` starts. Two show everything that one alone would hide. */
  instances: number
  /** Unset: `secretKey()` makes one in the data folder. */
  secretKey?: string
}

/** Reads an environment; touches nothing else. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): RookeryConfig {
  const raw = parseConfig(Variables, env)
  if (raw.REDIS_URL?.includes(',') && !raw.KAFKA_BROKERS) {
    throw new ConfigError(
      'REDIS_URL names a Cluster: set KAFKA_BROKERS, too; the event log needs Kafka or a single Redis.',
    )
  }
  for (const [needed, names] of BELONGING) {
    const alone = raw[needed] ? undefined : names.find((name) => raw[name])
    if (alone) throw new ConfigError(`${alone} needs ${needed}.`)
  }
  return {
    dataDir: resolve(raw.DATA_DIR),
    logLevel: raw.LOG_LEVEL,
    http: {
      host: raw.HOST,
      port: raw.PORT,
      publicUrl: withoutSlash(raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`),
      trustProxy: raw.TRUST_PROXY === 'off' ? false : raw.TRUST_PROXY,
      drainSeconds: raw.DRAIN_SECONDS,
    },
    engines: {
      databaseUrl: raw.DATABASE_URL,
      redisUrl: raw.REDIS_URL,
      install: raw.ROOKERY_INSTALL === 'on',
      path: raw.PATH,
    },
    serviceDatabaseUrls: {
      users: raw.USERS_DATABASE_URL,
      tweets: raw.TWEETS_DATABASE_URL,
      search: raw.SEARCH_DATABASE_URL,
      notifications: raw.NOTIFICATIONS_DATABASE_URL,
    },
    registrations: raw.REGISTRATIONS,
    rateLimits: raw.RATE_LIMITS === 'on',
    popularFollowers: raw.POPULAR_FOLLOWERS,
    kafka: kafkaOf(raw),
    elasticsearch: elasticsearchOf(raw),
    s3: s3Of(raw),
    publicMediaUrl: raw.PUBLIC_MEDIA_URL && withoutSlash(raw.PUBLIC_MEDIA_URL),
    serviceUrls: {
      users: listed(raw.USER_SERVICE_URL)?.map(withoutSlash),
      tweets: listed(raw.TWEET_SERVICE_URL)?.map(withoutSlash),
      timelines: listed(raw.TIMELINE_SERVICE_URL)?.map(withoutSlash),
      notifications: listed(raw.NOTIFICATION_SERVICE_URL)?.map(withoutSlash),
      search: listed(raw.SEARCH_SERVICE_URL)?.map(withoutSlash),
    },
    instances: raw.INSTANCES,
    secretKey: raw.SECRET_KEY,
  }
}

const listed = (text: string | undefined) => text?.split(',').map((one) => one.trim())
const withoutSlash = (url: string) => url.replace(/\/$/, '')

/** Without the first the others would be forgotten, and the log, the index or media be kept elsewhere with nobody told. */
const BELONGING = [
  ['KAFKA_BROKERS', ['KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_CA_FILE']],
  ['ELASTICSEARCH_URL', ['ELASTICSEARCH_API_KEY', 'ELASTICSEARCH_CA_FILE']],
  ['S3_ENDPOINT', ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']],
] as const

function kafkaOf(raw: Raw): KafkaConfig | undefined {
  const brokers = listed(raw.KAFKA_BROKERS)
  if (!brokers) return undefined
  const { KAFKA_SASL: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = raw
  if (mechanism !== 'off' && !(username && password)) {
    throw new ConfigError('KAFKA_SASL needs KAFKA_USERNAME and KAFKA_PASSWORD.')
  }
  // Left alone they would be forgotten, and Kafka would refuse what it was sent instead.
  if (mechanism === 'off' && (username || password)) throw new ConfigError('KAFKA_USERNAME needs KAFKA_SASL.')
  if (raw.KAFKA_TLS === 'off' && raw.KAFKA_CA_FILE) throw new ConfigError('KAFKA_CA_FILE needs KAFKA_TLS=on.')
  return {
    brokers,
    prefix: raw.KAFKA_PREFIX,
    partitions: raw.KAFKA_PARTITIONS,
    replication: raw.KAFKA_REPLICATION,
    ...(raw.KAFKA_TLS === 'on' ? { tls: raw.KAFKA_CA_FILE ? { caFile: raw.KAFKA_CA_FILE } : {} } : {}),
    ...(mechanism !== 'off' && username && password ? { sasl: { mechanism, username, password } } : {}),
  }
}

function elasticsearchOf(raw: Raw): ElasticsearchConfig | undefined {
  const nodes = listed(raw.ELASTICSEARCH_URL)
  if (!nodes) return undefined
  return {
    nodes,
    ...(raw.ELASTICSEARCH_API_KEY ? { apiKey: raw.ELASTICSEARCH_API_KEY } : {}),
    ...(raw.ELASTICSEARCH_CA_FILE ? { caFile: raw.ELASTICSEARCH_CA_FILE } : {}),
    index: raw.ELASTICSEARCH_INDEX,
    shards: raw.ELASTICSEARCH_SHARDS,
    replicas: raw.ELASTICSEARCH_REPLICAS,
  }
}

function s3Of(raw: Raw): S3Config | undefined {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = raw
  if (!endpoint) return undefined
  if (!(accessKeyId && secretAccessKey)) {
    throw new ConfigError('S3_ENDPOINT needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.')
  }
  return { endpoint, region: raw.S3_REGION, bucket: raw.S3_BUCKET, accessKeyId, secretAccessKey }
}
