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

/** Named in the papers, but what they switch on is not built yet: silence would let an operator believe otherwise. */
const notYet = Type.Optional(Type.String({ maxLength: 0, accepts: 'unset: the distributed profile is not built yet' }))

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
  REDIS_URL: Type.Optional(
    Type.String({ pattern: '^rediss?://.+', accepts: 'a URL such as redis://:password@host:6379' }),
  ),
  KAFKA_BROKERS: notYet,
  ELASTICSEARCH_URL: notYet,
  S3_ENDPOINT: notYet,
  REGISTRATIONS: oneOf(['open', 'approval', 'closed'], 'open'),
  RATE_LIMITS: oneOf(['on', 'off'], 'on'),
  TRUST_PROXY: Type.String({
    pattern:
      '^(off|(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(/\\d{1,3})?)(\\s*,\\s*(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(/\\d{1,3})?))*)$',
    default: 'off',
    accepts: 'off, or a list such as loopback, 10.0.0.0/8',
  }),
  SECRET_KEY: Type.Optional(Type.String({ minLength: 32, accepts: 'at least 32 characters' })),
  POPULAR_FOLLOWERS: Type.Integer({ minimum: 1, default: 50_000, accepts: 'a whole number of followers, 1 or more' }),
  ROOKERY_INSTALL: oneOf(['on', 'off'], 'on'),
  LOG_LEVEL: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'info'),
  PATH: Type.Optional(Type.String()),
})
