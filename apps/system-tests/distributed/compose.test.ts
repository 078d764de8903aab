/** What docker-compose.yml wires together works: every service with the environment that the file gives it, and no other. */
import { join } from 'node:path'
import {
  createTestDatabase,
  startTestRedis,
  type TestDatabase,
  type TestRedis,
  testElasticsearch,
  testKafka,
  testS3,
  waitUntil,
} from '@rookery/testing'
import { readCompose } from '@rookery/testing/compose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from '../src/support/live-client.ts'
import { type Person, signUp } from '../src/support/people.ts'
import { draw } from '../src/support/pictures.ts'
import { act, homeIds, postAs } from '../src/support/posting.ts'
import type { Server } from '../src/support/server.ts'
import { type ComposeTown, startCompose } from './support/compose-town.ts'

const FILE = join(import.meta.dirname, '../../../docker-compose.yml')
const PASSWORD = 'a-password-of-tests-in-a-file-called-.env'
/** Fifteen processes, tier after tier: four minutes were not enough beside a load of 50. */
const STARTS_MS = 600_000

let database: TestDatabase
let redis: TestRedis
let town: ComposeTown
/** Each speaks to a gateway of their own. */
let alice: Person
let bob: Person
let gateways: Server[]

beforeAll(async () => {
  database = await createTestDatabase({ migrate: false })
  redis = await startTestRedis()
  const [kafka, elasticsearch, s3] = await Promise.all([testKafka(), testElasticsearch(), testS3()])
  const compose = readCompose(FILE, {
    SECRET_KEY: PASSWORD,
    POSTGRES_PASSWORD: PASSWORD,
    REDIS_PASSWORD: PASSWORD,
    ELASTIC_PASSWORD: PASSWORD,
    S3_SECRET_ACCESS_KEY: PASSWORD,
    LOG_LEVEL: 'warn',
  })
  town = await startCompose(compose, {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    KAFKA_BROKERS: kafka.brokers.join(','),
    KAFKA_PREFIX: kafka.prefix,
    ELASTICSEARCH_URL: elasticsearch.node,
    ELASTICSEARCH_INDEX: elasticsearch.index,
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: s3.region,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  })
  gateways = town.addressesOf('gateway').map((url) => ({ url }) as Server)
  const people = Promise.all([signUp(gateways[0]!, 'alice'), signUp(gateways[1]!, 'bob')])
  ;[alice, bob] = await people.catch((error: Error) => {
    throw new Error(`${error.message}; the services printed: ${town.output()}`)
  })
  await act(bob, alice, 'follow')
}, STARTS_MS)
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  await redis?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})

test('a post with a picture goes through every service and engine', async () => {
  await using live = await openLive(gateways[1]!, { token: bob.token, stream: 'user' })
  const form = new FormData()
  form.set('file', new Blob([draw(80, 60)], { type: 'image/png' }), 'rook.png')
  const { id: mediaId } = await alice.json<{ id: string }>('/api/v2/media', { method: 'POST', body: form })
  // On a busy machine it may still be processed.
  const media = await waitUntil(async () => {
    const found = await alice.json<{ id: string; url: string | null }>(`/api/v1/media/${mediaId}`)
    return found.url && { ...found, url: found.url }
  })
  const { id } = await postAs(alice, 'rooks nest in elms', { media_ids: [media.id] })

  await live.until(({ event, payload }) => event === 'update' && payload.includes(id), 60_000)
  await expect.poll(() => homeIds(bob), { timeout: 60_000 }).toContain(id)
  // Links say PUBLIC_URL, which the balancer answers; each gateway serves the file from the bucket.
  expect(media.url).toMatch(/^http:\/\/localhost:8080\/media\/posts\//)
  const path = new URL(media.url).pathname
  for (const { url } of gateways) {
    const part = await fetch(url + path, { headers: { range: 'bytes=1-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'PNG'])
  }
  const find = () => bob.json<{ statuses: { id: string }[] }>('/api/v2/search?q=elms&type=statuses')
  await expect.poll(async () => (await find()).statuses.map((found) => found.id), { timeout: 60_000 }).toEqual([id])
  const told = () => alice.json<{ type: string }[]>('/api/v1/notifications')
  await expect.poll(async () => (await told()).map(({ type }) => type), { timeout: 60_000 }).toContain('follow')
})

test('commands of operators find everything from the container of tools', async () => {
  const command = (name: string, ...words: string[]) => town.run('tools', [`apps/standalone/src/${name}.ts`, ...words])
  expect(await command('media', 'sweep')).toMatch(/^\d+ files removed, 0 uploads/)
  expect(await command('rebuild', 'timelines')).toMatch(/^\d+ timelines dropped/)
  expect(await command('rebuild', 'index')).toContain('2 accounts, 1 posts')
})

test('nothing of what is secret was printed', () => {
  expect(town.output()).not.toContain(PASSWORD)
})
