import { expect, it } from 'vitest'
import { addRecent, recentLike, removeRecent } from './recent.ts'

it('keeps the latest eight, each once and in its latest spelling', () => {
  expect(addRecent(['herons', 'rooks'], ' Rooks ')).toEqual(['Rooks', 'herons'])
  expect(addRecent(['herons'], '  ')).toEqual(['herons'])
  const many = Array.from({ length: 8 }, (_, index) => `search ${index}`)
  expect(addRecent(many, 'new')).toEqual(['new', ...many.slice(0, 7)])
})

it('forgets one', () => expect(removeRecent(['herons', 'Rooks'], 'rooks')).toEqual(['herons']))

it('offers what fits to what is typed, but not what is typed', () => {
  expect(recentLike(['grey herons', 'herons', 'rooks'], 'Heron')).toEqual(['grey herons', 'herons'])
  expect(recentLike(['herons', 'rooks'], 'herons')).toEqual([])
  expect(recentLike(['herons', 'rooks'], ' ')).toEqual(['herons', 'rooks'])
})
