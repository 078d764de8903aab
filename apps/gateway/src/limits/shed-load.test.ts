import { describe, expect, test } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'
import { isRefused, type LoadLevel, levelOf } from './shed-load.ts'

test.each([
  [0, 0, 0],
  [255, 0, 0],
  [256, 0, 1],
  [512, 0, 2],
  [5_000, 0, 3],
  [100, 250, 1],
  [100, 600, 2],
  [300, 600, 2],
  [100, 2_000, 3],
  [5, 2_000, 0],
])('%i under way and %i ms late is level %i', (inFlight, delay, level) => expect(levelOf(inFlight, delay)).toBe(level))

test('what matters least goes first, what people write last', () => {
  expect([isRefused('search', false, 1), isRefused('reads', true, 1), isRefused('reads', false, 1)]).toEqual([
    true,
    true,
    false,
  ])
  expect([isRefused('reads', false, 2), isRefused('posts', false, 2)]).toEqual([true, false])
  expect(isRefused('posts', false, 3)).toBe(true)
})

describe('a busy gateway', () => {
  const busy = (level: LoadLevel) => createTestGateway({}, { load: { level: () => level } })

  test('refuses strangers with 503, a reason and when to come again, and serves members', async () => {
    const { call, alice } = await busy(1)
    const refused = await call('GET', '/api/v1/timelines/public')
    expect([refused.statusCode, refused.json()]).toEqual([503, { error: 'The service is unavailable for a moment' }])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await alice.call('GET', '/api/v1/timelines/public')).statusCode).toBe(200)
  })

  test('takes posts longer than it answers reads', async () => {
    const { alice } = await busy(2)
    expect((await alice.call('GET', '/api/v1/timelines/home')).statusCode).toBe(503)
    expect((await alice.call('POST', '/api/v1/statuses', { status: 'x' })).statusCode).toBe(200)
  })

  test('says that it lives whatever happens', async () => {
    const { call } = await busy(3)
    expect((await call('GET', '/health/live')).statusCode).toBe(200)
    expect((await call('GET', '/health/ready')).statusCode).toBe(200)
  })
})

test('requests that end, also badly, are no longer under way', async () => {
  const limits = { inFlight: [2, 3, 4], delayMs: [1e6, 1e6, 1e6], queueAtLeast: 1e6 } as const
  const { call, alice } = await createTestGateway({}, { load: { limits } })
  for (let n = 0; n < 10; n++) {
    expect((await call('GET', '/api/v1/timelines/public')).statusCode).toBe(200)
    expect((await alice.call('GET', '/api/v1/statuses/1')).statusCode).toBe(404)
  }
  const many = await Promise.all(Array.from({ length: 20 }, () => call('GET', '/api/v1/timelines/public')))
  expect(many.map(({ statusCode }) => statusCode)).toContain(503)
  expect((await call('GET', '/api/v1/timelines/public')).statusCode).toBe(200)
})
