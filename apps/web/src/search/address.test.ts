import { expect, it } from 'vitest'
import { namedBy } from './address.ts'

const at = (query: string) => namedBy(query, 'https://rookery.example')

it('knows what an address of this server names', () => {
  expect(at(' https://rookery.example/@alice ')).toEqual({ kind: 'profile', acct: 'alice' })
  expect(at('https://Rookery.example/users/alice/statuses/123')).toEqual({ kind: 'post', acct: 'alice', id: '123' })
  expect(at('https://rookery.example/@alice/123?x=1#y')).toEqual({ kind: 'post', acct: 'alice', id: '123' })
  expect(at('https://rookery.example/tags/v%C3%B6gel/')).toEqual({ kind: 'tag', tag: 'vögel' })
  expect(at('https://rookery.example/tags/%')).toEqual({ kind: 'tag', tag: '%' })
})

it('knows handles, of here and elsewhere', () => {
  expect(at('@alice')).toEqual({ kind: 'handle', acct: 'alice' })
  expect(at('@alice@other.example')).toEqual({ kind: 'handle', acct: 'alice@other.example' })
})

it('leaves everything else to the search', () => {
  for (const query of [
    '',
    'alice',
    '@',
    '@alice hello',
    'https://other.example/@alice',
    'https://rookery.example/about',
    'https://rookery.example.evil/@alice',
  ])
    expect(at(query)).toBeNull()
})
