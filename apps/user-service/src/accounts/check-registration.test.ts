import { describe, expect, it } from 'vitest'
import { checkRegistration } from './check-registration.ts'

const valid = { username: 'alice', password: 'correct horse' }
const codes = (input: Partial<typeof valid & { email: string }>) =>
  checkRegistration({ ...valid, ...input }).map(({ field, error }) => `${field} ${error}`)

describe('checkRegistration', () => {
  it.each(['alice', 'A', '_', 'Bob_42', 'x'.repeat(30)])('accepts the name %s', (username) => {
    expect(codes({ username })).toEqual([])
  })

  it.each([
    ['', 'ERR_BLANK'],
    [' ', 'ERR_BLANK'],
    ['al ice', 'ERR_INVALID'],
    ['alice-b', 'ERR_INVALID'],
    ['alicé', 'ERR_INVALID'],
    ['alice\n', 'ERR_INVALID'],
    ['x'.repeat(31), 'ERR_TOO_LONG'],
    ['Admin', 'ERR_RESERVED'],
  ])('refuses the name %j', (username, error) => {
    expect(codes({ username })).toEqual([`username ${error}`])
  })

  it.each([
    ['', 'ERR_BLANK'],
    ['1234567', 'ERR_TOO_SHORT'],
    ['x'.repeat(1001), 'ERR_TOO_LONG'],
  ])('refuses the password %.10s…', (password, error) => {
    expect(codes({ password })).toEqual([`password ${error}`])
  })

  it('takes an e-mail address or none', () => {
    expect(codes({ email: undefined })).toEqual([])
    expect(codes({ email: 'alice@example.org' })).toEqual([])
    for (const email of ['alice', '@example.org', 'a@b@c', 'a b@example.org', 'a@example..org', 'a\0@example.org']) {
      expect(codes({ email })).toEqual(['email ERR_INVALID'])
    }
  })

  it('tells everything at once', () => {
    expect(codes({ username: '', password: '', email: '' })).toEqual([
      'username ERR_BLANK',
      'password ERR_BLANK',
      'email ERR_BLANK',
    ])
  })
})
