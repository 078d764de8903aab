import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { isAway } from '@rookery/http'
import { expect, test } from 'vitest'
import { connect, forSearches, reach } from './client.ts'

/** Answers as told, or never; tells of the requests it got. */
async function server(first: number | 'never') {
  let status = first
  const requests: IncomingMessage[] = []
  const http = createServer((request, reply) => {
    requests.push(request)
    if (status === 'never') return
    reply.writeHead(status, { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' }).end('{}')
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as { port: number }
  return {
    requests,
    port,
    answer(next: number) {
      status = next
    },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}
const config = (...nodes: string[]) => ({ nodes, index: 'x', shards: 1, replicas: 0 })

test('who it is stands in the address or is a key', async () => {
  await using elastic = await server(200)
  for (const [client, header] of [
    [await connect(config(`http://rook:s%40cret@127.0.0.1:${elastic.port}`)), `Basic ${btoa('rook:s@cret')}`],
    [await connect({ ...config(`http://127.0.0.1:${elastic.port}`), apiKey: 'a2V5' }), 'ApiKey a2V5'],
  ] as const) {
    await reach(forSearches(client).cluster.health())
    expect(elastic.requests.at(-1)!.headers.authorization).toBe(header)
    await client.close()
  }
})

test('no answer, or one that says not now, is away; a refusal stays what it is; nothing tells the password', async () => {
  for (const [status, expected] of [
    [503, { status: 503, code: 'unavailable' }],
    [429, { status: 503 }],
    [400, { name: 'ResponseError' }],
    [403, { name: 'ResponseError' }],
  ] as const) {
    await using elastic = await server(status)
    const client = await connect(config(`http://127.0.0.1:${elastic.port}`))
    const error = await reach(forSearches(client).cluster.health()).catch((refused: Error) => refused)
    expect(error).toMatchObject(expected)
    expect(isAway(error)).toBe('status' in expected)
    await client.close()
  }
  const client = await connect(config('http://rook:s3cret@127.0.0.1:1'))
  const error = await reach(forSearches(client).cluster.health()).catch((refused: Error) => refused)
  expect(error).toMatchObject({ status: 503, code: 'unavailable' })
  expect(isAway(error)).toBe(true)
  expect(String(error)).not.toContain('s3cret')
  await client.close()
})

test('of several nodes one that says nothing is left alone, and no search fails; a single one is asked once', async () => {
  await using silent = await server('never')
  await using good = await server(200)
  await using other = await server(200)
  const address = ({ port }: { port: number }) => `http://127.0.0.1:${port}`
  const client = await connect(config(address(silent), address(good), address(other)))
  const searching = forSearches(client, { timeoutMs: 1_500 })
  for (let n = 0; n < 12; n++) await reach(searching.cluster.health())
  expect(silent.requests.length).toBeGreaterThan(0)
  expect(silent.requests.length).toBeLessThan(4)
  await client.close()

  await using alone = await server('never')
  const single = await connect(config(address(alone)))
  await expect(reach(forSearches(single, { timeoutMs: 200 }).cluster.health())).rejects.toMatchObject({ status: 503 })
  expect(alone.requests).toHaveLength(1)
  await single.close()
})

test('when no node could answer, the first that can is asked at once', async () => {
  await using one = await server(503)
  await using two = await server(503)
  const client = await connect(config(...[one, two].map(({ port }) => `http://127.0.0.1:${port}`)))
  const searching = forSearches(client)
  for (let n = 0; n < 10; n++) {
    await expect(reach(searching.cluster.health())).rejects.toMatchObject({ status: 503 })
  }
  two.answer(200)
  await reach(searching.cluster.health())
  await client.close()
})
