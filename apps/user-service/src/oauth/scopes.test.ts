import { expect, it } from 'vitest'
import { covers, isKnownScope } from './scopes.ts'

it('knows the scopes of the client API', () => {
  for (const scope of [
    'read',
    'write:media',
    'follow',
    'push',
    'profile',
    'read:search',
    'admin:read',
    'admin:write:accounts',
  ]) {
    expect([scope, isKnownScope(scope)]).toEqual([scope, true])
  }
  for (const scope of ['', 'admin', 'admin:read:everything', 'read:everything', 'READ', 'push:more']) {
    expect([scope, isKnownScope(scope)]).toEqual([scope, false])
  }
})

it('covers the same scopes and parts of them, never more', () => {
  expect(covers(['read', 'write'], ['read', 'write'])).toBe(true)
  expect(covers(['read'], ['read:statuses'])).toBe(true)
  expect(covers(['read:statuses'], ['read'])).toBe(false)
  expect(covers(['read'], ['read', 'write:statuses'])).toBe(false)
  expect(covers(['read'], [])).toBe(false)
  expect(covers(['admin:read'], ['admin:read:accounts'])).toBe(true)
  expect(covers(['read', 'write'], ['admin:read'])).toBe(false)
})
