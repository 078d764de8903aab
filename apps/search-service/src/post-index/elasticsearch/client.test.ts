import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { isAway } from '@rookery/http'
import { expect, test } from 'vitest'
import { connect, FOR_SEARCHES, reach } from './client.ts'

/** Answers as told, and tells of the requests it got. */
async function server(status: number) {
  const requests: IncomingMessage[] = []
  const http = createServer((request, reply) => {
    requests.push(request)
    reply.writeHead(status, { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' }).end('{}')
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as { port: number }
  return {
    requests,
    port,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}
const config = (node: string) => ({ nodes: [node], index: 'x', shards: 1, replicas: 0 })

test('who it is stands in the address or is a key', async () => {
  await using elastic = await server(200)
  for (const [client, header] of [
    [await connect(config(`http://rook:s%40cret@127.0.0.1:${elastic.port}`)), `Basic ${btoa('rook:s@cret')}`],
    [await connect({ ...config(`http://127.0.0.1:${elastic.port}`), apiKey: 'a2V5' }), 'ApiKey a2V5'],
  ] as const) {
    await reach(client.cluster.health({}, FOR_SEARCHES))
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
    const error = await reach(client.cluster.health({}, FOR_SEARCHES)).catch((refused: Error) => refused)
    expect(error).toMatchObject(expected)
    expect(isAway(error)).toBe('status' in expected)
    await client.close()
  }
  const client = await connect(config('http://rook:s3cret@127.0.0.1:1'))
  const error = await reach(client.cluster.health({}, FOR_SEARCHES)).catch((refused: Error) => refused)
  expect(error).toMatchObject({ status: 503, code: 'unavailable' })
  expect(isAway(error)).toBe(true)
  expect(String(error)).not.toContain('s3cret')
  await client.close()
})
