import { expect, test } from 'vitest'
import { addressSubject, loginSubject } from './subjects.ts'
import { classOf, refineClass } from './table.ts'

test.each([
  ['POST', '/api/v1/accounts', 'signUp'],
  ['POST', '/users/register', 'signUp'],
  ['POST', '/api/v1/accounts/:id/follow', 'writes'],
  ['POST', '/oauth/authorize', 'signIn'],
  ['POST', '/users/login', 'signIn'],
  ['POST', '/api/rookery/v1/account/password', 'signIn'],
  ['POST', '/oauth/token', 'tokens'],
  ['GET', '/oauth/authorize', 'tokens'],
  ['POST', '/api/v1/apps', 'apps'],
  ['POST', '/api/v1/statuses', 'posts'],
  ['PUT', '/api/v1/statuses/:id', 'writes'],
  ['POST', '/api/v1/statuses/:id/favourite', 'writes'],
  ['POST', '/tweets', 'posts'],
  ['GET', '/tweets/:id', 'reads'],
  ['POST', '/api/v2/media', 'media'],
  ['GET', '/api/v1/media/:id', 'reads'],
  ['GET', '/api/v2/search', 'search'],
  ['GET', '/api/v1/timelines/home', 'reads'],
  ['HEAD', '/api/v1/timelines/home', 'reads'],
  ['GET', '/api/v1/streaming/user', 'streams'],
  ['GET', '/health/ready', null],
  ['GET', '/avatars/:id.png', null],
  ['GET', '/*', null],
])('%s %s is of the class %s', (method, url, kind) => expect(classOf(method, url)).toBe(kind))

test('only the body tells replies from posts and passwords from codes', () => {
  expect(refineClass('posts', { status: 'x', in_reply_to_id: '7' })).toBe('replies')
  expect(refineClass('posts', { status: 'x', in_reply_to_id: '' })).toBe('posts')
  expect(refineClass('tokens', { grant_type: 'password' })).toBe('signIn')
  expect(refineClass('tokens', { grant_type: 'authorization_code' })).toBe('tokens')
  expect(refineClass('tokens', null)).toBe('tokens')
})

test.each([
  ['192.0.2.7', 'i192.0.2.7'],
  ['::ffff:192.0.2.7', 'i192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', 'i2001:db8:1:2::/64'],
  ['2001:db8:1:2::99', 'i2001:db8:1:2::/64'],
  ['2001:0DB8:0001:2:aaaa::', 'i2001:db8:1:2::/64'],
  ['2001:db8::1', 'i2001:db8:0:0::/64'],
  ['::1', 'i0:0:0:0::/64'],
  ['fe80::1%eth0', 'ife80:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', 'i64:ff9b:0:0::/64'],
])('the address %s counts as %s', (ip, subject) => expect(addressSubject(ip)).toBe(subject))

test('a name counts the same however it is typed, and cannot be read from its key', () => {
  expect(loginSubject(' Alice ')).toBe(loginSubject('alice'))
  expect(loginSubject('alice')).not.toContain('alice')
  expect(loginSubject('x'.repeat(100_000)).length).toBeLessThan(30)
})
