import { expect, it } from 'vitest'
import { hasMore, tagFrom, tagsIn, withoutTag, withTag } from './more-tags.ts'

it('knows a hashtag from what is none', () => {
  expect(['#herons', ' vögel ', '##a1', '日本'].map(tagFrom)).toEqual(['herons', 'vögel', 'a1', '日本'])
  expect(['', '#', '123', 'two words', 'a,b', 'a-b'].map(tagFrom)).toEqual([null, null, null, null, null, null])
})

it('puts a tag into one list only, and takes it out of whichever it is in', () => {
  const more = withTag(withTag({}, 'any', 'rooks'), 'all', 'pond')
  expect(more).toEqual({ all: 'pond', any: 'rooks', none: undefined })
  expect(withTag(more, 'none', 'Rooks')).toEqual({ all: 'pond', any: undefined, none: 'Rooks' })
  expect(hasMore(withoutTag(withoutTag(more, 'pond'), 'ROOKS'))).toBe(false)
  expect(hasMore(more)).toBe(true)
})

it('keeps the latest four of a kind', () => {
  const more = ['a', 'b', 'c', 'd', 'e'].reduce((sum, tag) => withTag(sum, 'any', tag), {})
  expect(tagsIn((more as { any: string }).any)).toEqual(['b', 'c', 'd', 'e'])
})
