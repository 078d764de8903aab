import { expect, it } from 'vitest'
import { allLanguages, namesIn } from './languages.ts'

it('names languages in the words of the reader, in the order of their alphabet', () => {
  expect(namesIn('de')('fr')).toBe('Französisch')
  expect(namesIn('fr')('de')).toBe('Allemand')
  const names = allLanguages('en', ['gsw']).map(({ name }) => name)
  expect(names).toContain('Swiss German')
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
})

it('what is no language code is its own name', () => {
  expect(namesIn('en')('not_a_code!')).toBe('not_a_code!')
})
