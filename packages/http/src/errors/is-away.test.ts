import { invalid, RookeryError, unavailable } from '@rookery/contracts'
import { expect, test } from 'vitest'
import { isAway } from './is-away.ts'
import { describeError } from './render-error.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('no'), { code, ...more })
const within = (cause: unknown) => new Error('outer', { cause })

test('a database that is away or too slow is 503, a bug is 500', () => {
  expect(describeError(coded('57P03'))).toEqual({
    status: 503,
    body: { error: 'The service is unavailable for a moment' },
  })
  // Every statement takes too long on a server that is too slow.
  expect(describeError(coded('57014')).status).toBe(503)
  expect(describeError(new TypeError('undefined is no function')).status).toBe(500)
  expect(describeError(coded('23505')).status).toBe(500)
})

// Those that are cheap to make come from real servers: packages/service-process/test.
test.each([
  ['a name that nobody knows', coded('EAI_AGAIN', { syscall: 'getaddrinfo' })],
  ['a connection that broke, as SQL has it', coded('08006')],
  ['a full disk', coded('53100')],
  ['a Unix socket without its server', coded('ENOENT', { syscall: 'connect' })],
  ['Prisma, wrapped', within(coded('P1001'))],
  ['no file descriptor for a connection', coded('EMFILE', { syscall: 'connect' })],
  ['a Redis that says nothing', new Error('Command timed out')],
  ['every address refused', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
  ['a service that was called', unavailable('getTweets did not answer in time')],
  ['an engine, as its adapter has it', Object.assign(unavailable('Elasticsearch is away'), { cause: new Error('x') })],
  ['such an error, wrapped twice', within(within(unavailable('away')))],
  ['a Cluster that lacks a node', new Error('CLUSTERDOWN The cluster is down')],
  ['a Redis that reads its file', new Error('LOADING Redis is loading the dataset in memory')],
])('away: %s', (_, error) => {
  expect(isAway(error)).toBe(true)
})

test.each([
  ['a file that is missing', coded('ENOENT', { syscall: 'open' })],
  ['a wrong value', coded('22P02')],
  ['a statement that took too long', coded('57014')],
  ['a bug', new TypeError('undefined is no function')],
  ['a refusal of ours', invalid('too long')],
  [
    'a refusal of ours because of something away: what it says counts',
    Object.assign(invalid('no'), { cause: coded('57P03') }),
  ],
  ['a call that failed for its own sake', new RookeryError('internal', 500, 'The call failed')],
  ['such a call, wrapped', within(new RookeryError('internal', 500, 'The call failed'))],
  ['no error at all', 'ECONNREFUSED'],
  ['nothing', undefined],
])('not away: %s', (_, error) => {
  expect(isAway(error)).toBe(false)
})

test('causes that go round in a circle have an end', () => {
  const error: Error = new Error('round')
  error.cause = error
  expect(isAway(error)).toBe(false)
})
