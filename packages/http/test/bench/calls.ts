/**
 * What a call between services costs beside plain JSON over HTTP: a batch of 20 posts, read 16 at a time, both ends in this process,
 * rounds in turn. `node packages/http/test/bench/calls.ts`
 */
import { timingSafeEqual } from 'node:crypto'
import type { CallRules } from '@rookery/contracts'
import { tweetRow } from '@rookery/testing/builders'
import { Pool } from 'undici'
import { createServer } from '../../src/create-server.ts'
import { createServiceClient } from '../../src/services/create-service-client.ts'
import { serveService } from '../../src/services/serve-service.ts'
import { createServiceIdentity } from '../../src/services/service-identity.ts'

interface Posts {
  getTweets(input: { ids: number[] }): Promise<object[]>
}
const METHODS: CallRules<Posts> = { getTweets: 'read' }
const ROUNDS = 12
const CALLS = 3_000
const AT_ONCE = 16
const secretKey = 'bench'

const text =
  'A post of middling length, as people write them, with a #tag and a link to https://example.org/somewhere. '.repeat(2)
const post = (id: number) =>
  tweetRow({ id, authorId: id + 1, text, mentionIds: [id + 2], tags: ['tag'], appId: 7, createdAt: 1_700_000_000_000 })
const posts: Posts = { getTweets: async ({ ids }) => ids.map(post) }
const ids = Array.from({ length: 20 }, (_, index) => 500_000_000_000_000 + index)

/** As calls were before instances, identities and deadlines: one pool, one secret, one AbortSignal a call. */
async function openPlain(): Promise<Posts & AsyncDisposable> {
  const app = createServer({ name: 'plain' })
  const expected = Buffer.from(`Bearer ${secretKey}`)
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      const given = Buffer.from(request.headers.authorization ?? '')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('401')
    })
    scope.post('/internal/posts/getTweets', async (request, reply) => {
      const answer = await posts.getTweets(request.body as { ids: number[] })
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
    })
  })
  const pool = new Pool(await app.listen({ host: '127.0.0.1', port: 0 }), { connections: 16, pipelining: 1 })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` }
  return {
    async getTweets(input) {
      const signal = AbortSignal.timeout(5000)
      const path = '/internal/posts/getTweets'
      const response = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(input), signal })
      return (await response.body.json()) as object[]
    },
    async [Symbol.asyncDispose]() {
      await pool.close()
      await app.close()
    },
  }
}

async function openService(): Promise<Posts & AsyncDisposable> {
  const app = createServer({ name: 'service' })
  const served = createServiceIdentity({ secretKey, service: 'tweet-service' })
  serveService<Posts>(app as never, '/internal/posts', METHODS, posts, { identity: served })
  app.drain.refuseForMs = 0
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const identity = createServiceIdentity({ secretKey, service: 'gateway' })
  const client = createServiceClient<Posts>(METHODS, {
    urls: [`${url}/internal/posts`],
    service: 'tweet-service',
    identity,
    connections: 16,
  })
  return {
    getTweets: client.getTweets,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await app.close()
    },
  }
}

async function callsPerSecond({ getTweets }: Posts): Promise<number> {
  let left = CALLS
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await getTweets({ ids })
    }),
  )
  return CALLS / ((performance.now() - began) / 1000)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

await using plain = await openPlain()
await using service = await openService()
const results = { plain: [] as number[], service: [] as number[] }
await callsPerSecond(plain)
await callsPerSecond(service)
for (let round = 0; round < ROUNDS; round++) {
  results.plain.push(await callsPerSecond(plain))
  results.service.push(await callsPerSecond(service))
}
const ratios = results.plain.map((value, index) => results.service[index]! / value)
console.log(
  `plain ${median(results.plain).toFixed(0)}/s, service ${median(results.service).toFixed(0)}/s, ` +
    `ratio of rounds: median ${median(ratios).toFixed(2)}`,
)
