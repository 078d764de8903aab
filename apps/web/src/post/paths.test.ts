import { expect, it } from 'vitest'
import { ownPath } from './paths.ts'

const HOST = 'rookery.example:3000'

it('knows people, posts and tags of this server', () => {
  expect(ownPath('https://rookery.example:3000/@alice', HOST)).toBe('/@alice')
  expect(ownPath('https://rookery.example:3000/@alice/42', HOST)).toBe('/@alice/42')
  expect(ownPath('https://rookery.example:3000/tags/v%C3%B6gel', HOST)).toBe('/tags/v%C3%B6gel')
})

it('leaves everything else alone: other servers, files, the API, other protocols', () => {
  for (const href of [
    'https://rookery.example/@alice',
    'https://elsewhere.example/@alice',
    'https://rookery.example:3000/media/1.png',
    'https://rookery.example:3000/api/v1/statuses/1',
    'https://rookery.example:3000/',
    'javascript:alert(1)',
    '/@alice',
  ])
    expect(ownPath(href, HOST)).toBeNull()
})
