// The whole configuration of an installation, as one typed object made from an environment.
import { resolve } from 'node:path'
import { parseConfig } from './parse-config.ts'
import { Variables } from './variables.ts'

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
  /** Unset: `secretKey()` makes one in the data folder. */
  secretKey?: string
}

/** Reads an environment; touches nothing else. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): RookeryConfig {
  const raw = parseConfig(Variables, env)
  return {
    dataDir: resolve(raw.DATA_DIR),
    logLevel: raw.LOG_LEVEL,
    http: {
      host: raw.HOST,
      port: raw.PORT,
      publicUrl: (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, ''),
      trustProxy: raw.TRUST_PROXY === 'off' ? false : raw.TRUST_PROXY,
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
    secretKey: raw.SECRET_KEY,
  }
}
