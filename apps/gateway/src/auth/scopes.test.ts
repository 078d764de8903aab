import { expect, it } from 'vitest'
import { covers, parseScopes, scopesWithin } from './scopes.ts'

it.each([
  [['read'], 'read:statuses', true],
  [['read:statuses'], 'read:statuses', true],
  [['read:statuses'], 'read:accounts', false],
  [['read:statuses'], 'read', false],
  [['read'], 'write:statuses', false],
  [['follow'], 'write:blocks', true],
  [['follow'], 'write:statuses', false],
  [['admin:read'], 'admin:read:accounts', true],
  [['admin:read:accounts'], 'admin:read', false],
  [['read', 'write'], 'admin:read:accounts', false],
  [['admin:read'], 'admin:write:accounts', false],
])('%j covers %s: %s', (granted, wanted, expected) => {
  expect(covers(granted, wanted)).toBe(expected)
})

it('parses, defaults to read, refuses unknown ones', () => {
  expect(parseScopes('admin:read:reports admin:write:ip_blocks')).toHaveLength(2)
  expect(parseScopes('read write:statuses  read')).toEqual(['read', 'write:statuses'])
  expect(parseScopes(undefined)).toEqual(['read'])
  expect(() => parseScopes('read root')).toThrow('scope')
})

it('an application gets no more than it registered', () => {
  expect(scopesWithin('write:statuses', ['write'])).toEqual(['write:statuses'])
  expect(() => scopesWithin('write', ['write:statuses'])).toThrow('scope')
})
