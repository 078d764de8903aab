// The variables that Rookery reads: names, defaults, and what each accepts. The README's table says the same.
import { Type } from 'typebox'

const oneOf = <const Values extends string[]>(values: [...Values], fallback: Values[number]) =>
  Type.Enum(values, { default: fallback, accepts: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}` })

const postgresUrl = Type.Optional(
  Type.String({
    pattern: '^postgres(ql)?://.+',
    accepts: 'a URL such as postgresql://user:password@host:5432/database',
  }),
)

const ONE_HTTP_URL = 'https?://[^,\\s]+'

const httpUrls = (example: string) =>
  Type.Optional(
    Type.String({
      pattern: `^${ONE_HTTP_URL}(\\s*,\\s*${ONE_HTTP_URL})*$`,
      accepts: `a URL such as ${example}, or several with commas between`,
    }),
  )

const HOST_AND_PORT = '[A-Za-z0-9._-]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+\\]:\\d{1,5}'
const text = (accepts: string) => Type.Optional(Type.String({ minLength: 1, accepts }))

export const Variables = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 3000, accepts: 'a port number from 0 to 65535' }),
  HOST: Type.String({
    pattern: '^[A-Za-z0-9.:_-]+$',
    default: '127.0.0.1',
    accepts: 'an address or host name to listen on',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s@]+/?$',
      accepts: 'a URL such as https://social.example, without a path',
    }),
  ),
  DATA_DIR: Type.String({ default: '.rookery', accepts: 'a folder' }),
  DATABASE_URL: postgresUrl,
  USERS_DATABASE_URL: postgresUrl,
  TWEETS_DATABASE_URL: postgresUrl,
  SEARCH_DATABASE_URL: postgresUrl,
  NOTIFICATIONS_DATABASE_URL: postgresUrl,
  /** Several addresses with commas between: the nodes of a Redis Cluster. */
  REDIS_URL: Type.Optional(
    Type.String({
      pattern: '^(redis://[^,\\s]+(\\s*,\\s*redis://[^,\\s]+)*|rediss://[^,\\s]+(\\s*,\\s*rediss://[^,\\s]+)*)$',
      accepts: 'a URL such as redis://:password@host:6379, or those of several nodes of a Cluster with commas between',
    }),
  ),
  KAFKA_BROKERS: Type.Optional(
    Type.String({
      pattern: `^(${HOST_AND_PORT})(\\s*,\\s*(${HOST_AND_PORT}))*$`,
      accepts: 'a list such as kafka-1:9092,kafka-2:9092',
    }),
  ),
  KAFKA_PREFIX: Type.String({
    pattern: '^[A-Za-z0-9_-]{1,40}$',
    default: 'rookery',
    accepts: 'up to 40 letters, digits, - or _',
  }),
  KAFKA_PARTITIONS: Type.Integer({ minimum: 1, maximum: 1_000, default: 12, accepts: 'a whole number from 1 to 1000' }),
  KAFKA_REPLICATION: Type.Integer({ minimum: 1, maximum: 10, default: 1, accepts: 'a whole number from 1 to 10' }),
  KAFKA_TLS: oneOf(['on', 'off'], 'off'),
  KAFKA_CA_FILE: text('a file with certificates (PEM)'),
  KAFKA_SASL: oneOf(['off', 'plain', 'scram-sha-256', 'scram-sha-512'], 'off'),
  KAFKA_USERNAME: text('a name'),
  KAFKA_PASSWORD: text('a password'),
  ELASTICSEARCH_URL: httpUrls('https://elastic:password@search:9200'),
  ELASTICSEARCH_API_KEY: text('an API key'),
  ELASTICSEARCH_CA_FILE: text('a file with certificates (PEM)'),
  ELASTICSEARCH_INDEX: Type.String({
    pattern: '^[a-z0-9][a-z0-9_-]{0,39}$',
    default: 'rookery',
    accepts: 'up to 40 small letters, digits, - or _',
  }),
  ELASTICSEARCH_SHARDS: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 1,
    accepts: 'a whole number from 1 to 1000',
  }),
  ELASTICSEARCH_REPLICAS: Type.Integer({ minimum: 0, maximum: 10, default: 0, accepts: 'a whole number from 0 to 10' }),
  S3_ENDPOINT: Type.Optional(
    Type.String({ pattern: `^${ONE_HTTP_URL}$`, accepts: 'a URL such as https://s3.eu-central-1.amazonaws.com' }),
  ),
  S3_REGION: Type.String({
    pattern: '^[a-z0-9-]{1,40}$',
    default: 'us-east-1',
    accepts: 'a region such as eu-central-1',
  }),
  S3_BUCKET: Type.String({
    pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
    default: 'rookery',
    accepts: 'the name of a bucket',
  }),
  S3_ACCESS_KEY_ID: text('an access key'),
  S3_SECRET_ACCESS_KEY: text('a secret access key'),
  PUBLIC_MEDIA_URL: Type.Optional(
    Type.String({ pattern: '^https?://[^?#\\s@]+$', accepts: 'a URL such as https://media.social.example' }),
  ),
  USER_SERVICE_URL: httpUrls('http://user-service:3001'),
  TWEET_SERVICE_URL: httpUrls('http://tweet-service:3002'),
  TIMELINE_SERVICE_URL: httpUrls('http://timeline-service:3003'),
  NOTIFICATION_SERVICE_URL: httpUrls('http://notification-service:3004'),
  SEARCH_SERVICE_URL: httpUrls('http://search-service:3005'),
  REGISTRATIONS: oneOf(['open', 'approval', 'closed'], 'open'),
  RATE_LIMITS: oneOf(['on', 'off'], 'on'),
  TRUST_PROXY: Type.String({
    pattern:
      '^(off|(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(/\\d{1,3})?)(\\s*,\\s*(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(/\\d{1,3})?))*)$',
    default: 'off',
    accepts: 'off, or a list such as loopback, 10.0.0.0/8',
  }),
  DRAIN_SECONDS: Type.Integer({
    minimum: 0,
    maximum: 600,
    default: 2,
    accepts: 'a whole number of seconds from 0 to 600',
  }),
  INSTANCES: Type.Integer({ minimum: 1, maximum: 20, default: 2, accepts: 'a whole number from 1 to 20' }),
  SECRET_KEY: Type.Optional(Type.String({ minLength: 32, accepts: 'at least 32 characters' })),
  POPULAR_FOLLOWERS: Type.Integer({ minimum: 1, default: 50_000, accepts: 'a whole number of followers, 1 or more' }),
  ROOKERY_INSTALL: oneOf(['on', 'off'], 'on'),
  LOG_LEVEL: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'info'),
  PATH: Type.Optional(Type.String()),
})
