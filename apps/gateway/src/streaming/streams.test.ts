import { expect, it } from 'vitest'
import { checkScopes, parseStream } from './streams.ts'

it.each([
  [{ stream: 'user' }, ['user']],
  [{ stream: 'public:local' }, ['public:local']],
  [{ stream: 'public', only_media: 'true' }, ['public:media']],
  [{ stream: 'hashtag', tag: '#Rooks' }, ['hashtag', 'Rooks']],
  [{ stream: 'list', list: '12' }, ['list', '12']],
])('%j is %j', (query, label) => {
  expect(parseStream(query).label).toEqual(label)
})

it('keeps the tag as written for the frames and as stored for matching', () => {
  expect(parseStream({ stream: 'hashtag', tag: 'RoOks' }).parameter).toBe('rooks')
})

it.each([
  {},
  { stream: 'nonsense' },
  { stream: ['user'] },
  { stream: 'hashtag' },
  { stream: 'hashtag', tag: {} },
  { stream: 'list', list: 'x' },
  { stream: '__proto__' },
])('refuses %j', (query) => {
  expect(() => parseStream(query)).toThrow(expect.objectContaining({ status: 400 }))
})

it.each([
  ['user', ['read'], true],
  ['user', ['read:statuses'], true],
  ['user', ['read:accounts', 'write'], false],
  ['user', null, false],
  ['user:notification', ['read:statuses'], false],
  ['user:notification', ['read:notifications'], true],
  ['public', null, true],
  ['public', ['write'], true],
] as const)('stream %s with %j: %s', (stream, scopes, allowed) => {
  const check = () => checkScopes(parseStream({ stream }), scopes, true)
  if (allowed) check()
  else expect(check).toThrow(expect.objectContaining({ status: 401 }))
})

it('asks for a token on public streams when the instance wants one', () => {
  expect(() => checkScopes(parseStream({ stream: 'public' }), null, false)).toThrow('Missing access token')
})
