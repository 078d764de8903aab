import { createMetrics } from '@rookery/telemetry'
import { waitUntil } from '@rookery/testing'
import { describe, expect, it } from 'vitest'
import { requestId, timeLeft } from '../under-way.ts'
import { type Birds, connectBirds, serveBirds } from './testing/birds.ts'
import { openTcp } from './testing/open-tcp.ts'

/** Takes what is sent, and cuts the connection as soon as anything has come. */
const openBreaker = () => openTcp((socket) => socket.once('data', () => socket.destroy()))

/** An address where nobody listens. */
async function nobody(): Promise<{ url: string; port: number }> {
  await using server = await serveBirds(async () => null)
  return { url: server.url, port: server.port }
}

const inputOf: { [Method in keyof Birds]: Parameters<Birds[Method]>[0] } = {
  find: { id: 1 },
  rename: { id: 1, name: 'rook' },
  hatch: {},
  post: { idempotencyKey: null },
}
const call = (birds: Birds, method: keyof Birds, input: unknown = inputOf[method]) =>
  (birds[method] as (input: unknown) => Promise<unknown>)(input)

describe('instances', () => {
  it('get calls in turn', async () => {
    const counts = { a: 0, b: 0, c: 0 }
    await using a = await serveBirds(async () => counts.a++)
    await using b = await serveBirds(async () => counts.b++)
    await using c = await serveBirds(async () => counts.c++)
    await using birds = connectBirds([a.url, b.url, c.url])
    for (let i = 0; i < 30; i++) await birds.find({ id: i })
    expect(counts).toEqual({ a: 10, b: 10, c: 10 })
  })

  it('that cannot be reached get none, until they answer a probe', async () => {
    const { url, port } = await nobody()
    const metrics = createMetrics()
    const told: string[] = []
    const logger = {
      info: (_: unknown, text: string) => told.push(text),
      warn: (_: unknown, text: string) => told.push(text),
    }
    await using other = await serveBirds(async () => 'other')
    await using birds = connectBirds([url, other.url], { metrics, logger: logger as never })
    // Nothing was sent to who is not there: even what may not be repeated goes elsewhere.
    for (let i = 0; i < 10; i++) expect(await birds.hatch({})).toBe('other')
    expect(told).toEqual(['an instance is away'])
    expect(await metrics.text()).toContain('rookery_service_instances{service="user-service",state="healthy"} 1')
    await using _back = await serveBirds(async () => 'back', { port })
    await waitUntil(async () => (await birds.find({ id: 1 })) === 'back')
    expect(told).toEqual(['an instance is away', 'an instance is back'])
    const text = await metrics.text()
    expect(text).toContain('rookery_service_instances{service="user-service",state="healthy"} 2')
    expect(text).toMatch(
      /rookery_service_call_retries_total\{service="user-service",method="hatch",reason="unsent"\} 1/,
    )
    expect(text).toMatch(/rookery_service_call_seconds_count\{service="user-service",method="hatch",outcome="ok"\} 10/)
  })

  it('that take calls and never answer get none either, after a few', async () => {
    await using stuck = await serveBirds(() => new Promise(() => {}))
    await using well = await serveBirds(async () => 'well')
    await using birds = connectBirds([stuck.url, well.url], { deadlineMs: 1_500, probeMs: 600_000 })
    // As many at once as it takes to see it, on an instance that gets every second one.
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => birds.hatch({})))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(6)
    for (let i = 0; i < 6; i++) expect(await birds.hatch({})).toBe('well')
  })

  it('come and go with what their name resolves to', async () => {
    await using a = await serveBirds(async () => 'a')
    let ips = ['127.0.0.1']
    await using birds = connectBirds([`http://birds.test:${a.port}`], { resolveMs: 1, lookup: async () => ips })
    expect(await birds.find({ id: 1 })).toBe('a')
    // Another address of loopback, where nobody listens.
    ips = ['127.0.0.9']
    await waitUntil(() =>
      birds.find({ id: 1 }).then(
        () => false,
        () => true,
      ),
    )
    ips = ['127.0.0.9', '127.0.0.1']
    await waitUntil(() =>
      birds.hatch({}).then(
        () => true,
        () => false,
      ),
    )
  })
})

describe('a call that breaks off', () => {
  it.each([
    ['find', undefined],
    ['rename', undefined],
    ['post', { idempotencyKey: 'k' }],
  ] as const)('is made again on another instance when it may be repeated: %s', async (method, input) => {
    await using breaker = await openBreaker()
    await using well = await serveBirds(async (name) => name)
    await using birds = connectBirds([breaker.url, well.url])
    for (let i = 0; i < 4; i++) expect(await call(birds, method, input)).toBe(method)
    expect(breaker.connections()).toBeGreaterThan(0)
  })

  it.each([
    ['hatch', undefined],
    ['post', { idempotencyKey: null }],
  ] as const)('fails when it may not: %s', async (method, input) => {
    await using breaker = await openBreaker()
    await using birds = connectBirds([breaker.url], { probeMs: 600_000 })
    await expect(call(birds, method, input)).rejects.toMatchObject({ status: 503, code: 'unavailable' })
    expect(breaker.connections()).toBe(1)
  })

  it('is made four times in all', async () => {
    await using breaker = await openBreaker()
    await using birds = connectBirds([breaker.url], { probeMs: 600_000 })
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({ status: 503 })
    expect(breaker.connections()).toBe(4)
  })

  it('is never made again when the service answered, whatever it said', async () => {
    let calls = 0
    await using server = await serveBirds(async () => {
      calls++
      throw new Error('a bug')
    })
    await using birds = connectBirds([server.url])
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({ status: 500 })
    expect(calls).toBe(1)
  })
})

describe('an instance that is stopping', () => {
  it('answers what it has, and refuses the rest for others to do', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    let late = 0
    const stopping = await serveBirds(
      async (_method, input) => {
        if ((input as { wait?: boolean }).wait) {
          begun.resolve()
          await promise
        } else late++
        return 'stopping'
      },
      { drainMs: 60_000 },
    )
    await using birds = connectBirds([stopping.url])
    const slow = birds.hatch({ wait: true })
    await begun.promise
    const closed = stopping.app.close()
    await using other = await serveBirds(async () => 'other')
    await using both = connectBirds([stopping.url, other.url])
    for (let i = 0; i < 10; i++) expect(await both.hatch({})).toBe('other')
    await expect(birds.hatch({})).rejects.toMatchObject({ status: 503 })
    expect(late).toBe(0)
    resolve()
    expect(await slow).toBe('stopping')
    // Not after a minute: its callers end their connections once they know.
    await closed
  })
})

describe('what a call inherits', () => {
  it('is the time that its request has left, and its id', async () => {
    const seen: { left: number; id: string | undefined }[] = []
    await using inner = await serveBirds(async () => void seen.push({ left: timeLeft(), id: requestId() }))
    await using toInner = connectBirds([inner.url], { caller: 'tweet-service' })
    await using outer = await serveBirds(async (_method, input) => {
      seen.push({ left: timeLeft(), id: requestId() })
      await toInner.find(input as { id: number })
    })
    await using birds = connectBirds([outer.url], { deadlineMs: 3_000 })
    await birds.find({ id: 1 })
    const [first, second] = seen as [(typeof seen)[0], (typeof seen)[0]]
    expect(first.left).toBeLessThanOrEqual(3_000)
    expect(second.left).toBeLessThanOrEqual(3_000)
    expect(second.left).toBeGreaterThan(0)
    expect(second.id).toBe(first.id)
  })

  it('is no time when nobody waits any more: what is left of the work asks nobody', async () => {
    let asked = 0
    await using inner = await serveBirds(async () => asked++)
    await using toInner = connectBirds([inner.url], { caller: 'tweet-service' })
    const [ended, givenUp] = [Promise.withResolvers<unknown>(), Promise.withResolvers<void>()]
    let begun = false
    await using outer = await serveBirds(async () => {
      begun = true
      await waitUntil(() => timeLeft() <= 0)
      await toInner.find({ id: 1 }).then(ended.resolve, ended.resolve)
      await givenUp.promise
    })
    await using birds = connectBirds([outer.url], { deadlineMs: 30 })
    // A busy machine may be late before anything is sent.
    while (!begun) await expect(birds.find({ id: 1 })).rejects.toMatchObject({ code: 'unavailable' })
    givenUp.resolve()
    expect(await ended.promise).toMatchObject({ code: 'unavailable' })
    expect(asked).toBe(0)
  })
})
