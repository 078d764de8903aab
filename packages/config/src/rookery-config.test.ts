import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { ConfigError, keptSecret, parseConfig, readConfig, secretKey } from './index.ts'

function complaints(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
  }
  return []
}

test('an empty environment gives the defaults of the README', () => {
  expect(readConfig({})).toEqual({
    dataDir: join(process.cwd(), '.rookery'),
    logLevel: 'info',
    http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000', trustProxy: false, drainSeconds: 2 },
    engines: { install: true },
    serviceDatabaseUrls: {},
    serviceUrls: {},
    registrations: 'open',
    rateLimits: true,
    popularFollowers: 50_000,
    instances: 2,
  })
})

test('variables reach their places; empty ones count as unset', () => {
  const config = readConfig({
    PORT: ' 8080 ',
    PUBLIC_URL: 'https://social.example/',
    REGISTRATIONS: '',
    ROOKERY_INSTALL: 'off',
    RATE_LIMITS: 'off',
    TRUST_PROXY: 'loopback, 10.0.0.0/8',
    USERS_DATABASE_URL: 'postgresql://pooler/rookery',
    UNKNOWN: 'is left alone',
  })
  expect(config.http).toEqual({
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'https://social.example',
    trustProxy: 'loopback, 10.0.0.0/8',
    drainSeconds: 2,
  })
  expect(config).toMatchObject({ registrations: 'open', rateLimits: false, engines: { install: false } })
  expect(config.serviceDatabaseUrls.users).toBe('postgresql://pooler/rookery')
})

test.each([
  ['PORT', '65536'],
  ['PORT', '1e3'],
  ['PORT', '80a'],
  ['HOST', 'two words'],
  ['PUBLIC_URL', 'rookery.example'],
  ['PUBLIC_URL', 'https://rookery.example/path'],
  ['DATABASE_URL', 'mysql://secret@host/db'],
  ['REDIS_URL', 'localhost:6379'],
  ['REGISTRATIONS', 'maybe'],
  ['RATE_LIMITS', 'true'],
  ['TRUST_PROXY', 'everybody'],
  ['SECRET_KEY', 'too short'],
  ['POPULAR_FOLLOWERS', '0'],
  ['INSTANCES', '30'],
  ['ROOKERY_INSTALL', 'no'],
  ['LOG_LEVEL', 'loud'],
  ['REDIS_URL', 'redis://a:1,b:2'],
  ['REDIS_URL', 'rediss://a:1,redis://b:2'],
  ['KAFKA_BROKERS', 'broker'],
  ['KAFKA_SASL', 'gssapi'],
  ['KAFKA_PREFIX', 'a b'],
  ['ELASTICSEARCH_URL', 'elastic.example:9200'],
  ['S3_ENDPOINT', 's3.example'],
  ['S3_BUCKET', 'Big'],
  ['PUBLIC_MEDIA_URL', 'media.example'],
  ['USER_SERVICE_URL', 'users.example:3001'],
])('a wrong %s is one line with its name and without its value', (name, value) => {
  const lines = complaints({ [name]: value })
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))])
  expect(lines.join()).not.toContain(value)
})

test('registrations are open, by approval, or closed', () => {
  for (const registrations of ['open', 'approval', 'closed']) {
    expect(readConfig({ REGISTRATIONS: registrations }).registrations).toBe(registrations)
  }
})

test('several wrong variables are told at once', () => {
  expect(complaints({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2)
})

test('a service may have variables of its own; a missing one is named', () => {
  const schema = Type.Object({ UPSTREAM: Type.String({ accepts: 'the URL of the upstream' }) })
  expect(() => parseConfig(schema, {})).toThrow('UPSTREAM must be the URL of the upstream.')
  expect(parseConfig(schema, { UPSTREAM: '8' })).toEqual({ UPSTREAM: '8' })
})

test('the secret key is the given one, or made once and kept for its owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rookery-config-'))
  try {
    const made = secretKey({ dataDir })
    expect(made).toHaveLength(43)
    expect(secretKey({ dataDir })).toBe(made)
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe(made)
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(secretKey({ dataDir, secretKey: 'x'.repeat(32) })).toBe('x'.repeat(32))
    writeFileSync(join(dataDir, 'file'), '')
    expect(() => keptSecret(join(dataDir, 'file'), 'name')).toThrow(ConfigError)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

test('the engines of the distributed profile, and where its services are', () => {
  const config = readConfig({
    REDIS_URL: 'redis://r1:7000, redis://r2:7000',
    KAFKA_BROKERS: 'k1:9092, [::1]:9093',
    KAFKA_TLS: 'on',
    KAFKA_SASL: 'scram-sha-256',
    KAFKA_USERNAME: 'rookery',
    KAFKA_PASSWORD: 'hunter2hunter2',
    ELASTICSEARCH_URL: 'https://e1:9200,https://e2:9200',
    S3_ENDPOINT: 'https://s3.example',
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'secret',
    PUBLIC_MEDIA_URL: 'https://cdn.example/media/',
    USER_SERVICE_URL: 'http://u1:3001/, http://u2:3001',
  })
  expect(config.engines.redisUrl).toBe('redis://r1:7000, redis://r2:7000')
  expect(config.kafka).toEqual({
    brokers: ['k1:9092', '[::1]:9093'],
    prefix: 'rookery',
    partitions: 12,
    replication: 1,
    tls: {},
    sasl: { mechanism: 'scram-sha-256', username: 'rookery', password: 'hunter2hunter2' },
  })
  expect(config.elasticsearch).toEqual({
    nodes: ['https://e1:9200', 'https://e2:9200'],
    index: 'rookery',
    shards: 1,
    replicas: 0,
  })
  expect(config.s3).toMatchObject({ endpoint: 'https://s3.example', region: 'us-east-1', bucket: 'rookery' })
  expect(config.publicMediaUrl).toBe('https://cdn.example/media')
  expect(config.serviceUrls).toEqual({ users: ['http://u1:3001', 'http://u2:3001'] })
})

test.each([
  [
    { REDIS_URL: 'redis://r1,redis://r2' },
    'REDIS_URL names a Cluster: set KAFKA_BROKERS, too; the event log needs Kafka or a single Redis.',
  ],
  [{ KAFKA_BROKERS: 'k:9092', KAFKA_SASL: 'plain' }, 'KAFKA_SASL needs KAFKA_USERNAME and KAFKA_PASSWORD.'],
  [{ KAFKA_BROKERS: 'k:9092', KAFKA_USERNAME: 'a', KAFKA_PASSWORD: 'b' }, 'KAFKA_USERNAME needs KAFKA_SASL.'],
  [{ KAFKA_BROKERS: 'k:9092', KAFKA_CA_FILE: '/ca.pem' }, 'KAFKA_CA_FILE needs KAFKA_TLS=on.'],
  [{ KAFKA_SASL: 'plain', KAFKA_USERNAME: 'a', KAFKA_PASSWORD: 'b' }, 'KAFKA_USERNAME needs KAFKA_BROKERS.'],
  [{ ELASTICSEARCH_API_KEY: 'a' }, 'ELASTICSEARCH_API_KEY needs ELASTICSEARCH_URL.'],
  [{ S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }, 'S3_ACCESS_KEY_ID needs S3_ENDPOINT.'],
  [{ S3_ENDPOINT: 'https://s3.example' }, 'S3_ENDPOINT needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'],
])('what belongs together must be given together', (env, complaint) => {
  expect(complaints(env)).toEqual([complaint])
})
