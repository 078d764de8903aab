import { expect, it } from 'vitest'
import { createEntities, type Status } from './entities.ts'

const account = { id: '1', username: 'alice' }
const post = (id: string, more: object = {}) => ({ id, account, reblog: null, ...more }) as unknown as Status

it('keeps a boost and the post in it, each once and in its latest form', () => {
  const { statuses, accounts, keep } = createEntities()
  let told = 0
  statuses.subscribe('5', () => told++)
  expect(keep([post('9', { reblog: post('5', { favouritesCount: 1 }) })])).toEqual(['9'])
  expect(accounts.get('1')).toBe(account)
  statuses.patch('5', (old) => ({ ...old, favouritesCount: 2 }))
  expect(statuses.get('5')?.favouritesCount).toBe(2)
  expect(told).toBe(2)
})

it('what is not known is not patched into being', () => {
  const { statuses } = createEntities()
  statuses.patch('5', (old) => ({ ...old, favouritesCount: 2 }))
  expect(statuses.get('5')).toBeUndefined()
})

it('hides a post with its boosts, also with those that come later, until it is unhidden', () => {
  const { statuses, keep, hide, unhide } = createEntities()
  const gone = () => [...statuses.gone()].sort()
  keep([post('5'), post('9', { reblog: post('5') })])
  hide('5')
  expect(gone()).toEqual(['5', '9'])
  keep([post('11', { reblog: post('5') })])
  expect(gone()).toEqual(['11', '5', '9'])
  unhide('5')
  expect(gone()).toEqual([])
})

it('tells nobody who stopped listening', () => {
  const { statuses, keep } = createEntities()
  let told = 0
  statuses.subscribe('5', () => told++)()
  keep([post('5')])
  expect(told).toBe(0)
})
