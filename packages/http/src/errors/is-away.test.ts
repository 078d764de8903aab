import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { isAway } from './is-away.ts'
import { describeError } from './render-error.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('no'), { code, ...more })

test('a database that is away is 503, a bug is 500', () => {
  expect(describeError(coded('57P03'))).toEqual({
    status: 503,
    body: { error: 'The service is unavailable for a moment' },
  })
  expect(describeError(new TypeError('undefined is no function')).status).toBe(500)
  expect(describeError(coded('23505')).status).toBe(500)
})

test('what drivers throw while a server is away', () => {
  const away = [
    coded('ECONNREFUSED'),
    coded('EAI_AGAIN', { syscall: 'getaddrinfo' }),
    coded('08006'),
    coded('ENOENT', { syscall: 'connect' }),
    new Error('Connection terminated unexpectedly'),
    new Error('outer', { cause: coded('P1001') }),
    new AggregateError([coded('ECONNREFUSED')]),
  ]
  for (const error of away) expect(isAway(error), String(error.message)).toBe(true)
  for (const error of [coded('ENOENT', { syscall: 'open' }), coded('22P02'), 'ECONNREFUSED', undefined]) {
    expect(isAway(error)).toBe(false)
  }
})

test('the real error of a refused connection', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  const failed = await fetch(`http://localhost:${port}`).catch((error: unknown) => error)
  expect(isAway(failed)).toBe(true)
})
