import { expect, it } from 'vitest'
import { createServer } from '../create-server.ts'

const NUL = String.fromCharCode(0)

async function send(body: unknown, url = '/birds/rook') {
  const app = createServer({ name: 'birds' })
  app.post('/birds/:name', async (request) => ({ body: request.body, params: request.params, query: request.query }))
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
}

it.each([
  ['NUL', { status: `a${NUL}b` }],
  ['NUL far inside', { source: { list: [{ text: NUL }] } }],
  ['NUL in a name', { [`a${NUL}`]: 1 }],
  ['half a surrogate pair', '{"status":"\\ud83d"}'],
  ['an endless list', { status: Array(10_001).fill(1) }],
  ['many lists', { source: Array.from({ length: 200 }, () => Array(60).fill(1)) }],
  ['bottomless nesting', `{"status":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
])('%s is refused with 422 and the name of the field', async (_what, body) => {
  const answer = await send(body)
  expect(answer.statusCode).toBe(422)
  expect(answer.json().error).toMatch(/^Validation failed: (status|source|base) /)
})

it.each(['/birds/%00', '/birds/rook?q=%00', '/birds/rook?a[b][]=%00'])('NUL in the address: %s', async (url) => {
  expect((await send({}, url)).statusCode).toBe(422)
})

it('everything else that is text passes', async () => {
  const body = { status: '🐦‍⬛ שלום \u202e \u0007', deep: { er: [[['x']]] }, none: null }
  expect((await send(body)).json().body).toEqual(body)
})
