import { expect, it } from 'vitest'
import type { Feed } from '../feeds/feed.ts'
import { mergeTop } from './merge.ts'

const feed = (entries: string[], next: string | null = 'n'): Feed => ({ entries, pending: [], next })
const never = () => false

it('what was added elsewhere is at the top, what was read further down stays', () => {
  expect(mergeTop(feed(['c', 'b', 'a']), { ids: ['d', 'c', 'b'], next: 'x' }, never)).toEqual(
    feed(['d', 'c', 'b', 'a']),
  )
})

it('what was taken away elsewhere is gone, what was put back is where the server has it', () => {
  expect(mergeTop(feed(['c', 'b', 'a']), { ids: ['c', 'a'], next: 'x' }, never).entries).toEqual(['c', 'a'])
  expect(mergeTop(feed(['c', 'b', 'a']), { ids: ['a', 'c', 'b'], next: 'x' }, never).entries).toEqual(['a', 'c', 'b'])
})

it('what the reader took away here stays in its place', () => {
  const kept = (id: string) => id === 'b' || id === 'e'
  expect(mergeTop(feed(['e', 'c', 'b', 'a']), { ids: ['d', 'c', 'a'], next: 'x' }, kept).entries).toEqual([
    'e',
    'd',
    'c',
    'b',
    'a',
  ])
})

it('begins anew where the two do not meet, and ends where the server ends', () => {
  expect(mergeTop(feed(['b', 'a']), { ids: ['z', 'y'], next: 'y' }, never)).toEqual(feed(['z', 'y'], 'y'))
  expect(mergeTop(feed(['b', 'a'], 'x'), { ids: ['b'], next: null }, never)).toEqual(feed(['b'], null))
})
