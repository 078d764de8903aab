import { expect, it } from 'vitest'
import { tabStore } from './stores.ts'
import { takeSaved } from './take-saved.ts'

it('gives what was saved once, to its own account, and nothing where it is spoilt', () => {
  const save = (text: string) => tabStore.set('saved', text)
  save('{"accountId":"1","feeds":[]}')
  expect(takeSaved('saved', '2')).toBeNull()
  expect(takeSaved('saved', '1')).toBeNull()
  save('{"accountId":"1","feeds":[]}')
  expect(takeSaved('saved', '1')).toEqual({ accountId: '1', feeds: [] })
  for (const spoilt of ['{"accountId":', 'null', '7']) {
    save(spoilt)
    expect(takeSaved('saved', '1')).toBeNull()
  }
})
