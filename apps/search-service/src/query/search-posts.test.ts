import { expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'
import { plausibleLanguages } from './search-posts.ts'
import type { Query } from './types.ts'

const languages = (text: string, viewers: string[], common: string[]) =>
  plausibleLanguages(parseQuery(text) as Query, viewers, common)

test('stems are those of the language named, else of the viewer’s languages, then of the most common ones; four at most', () => {
  expect(languages('runs', ['de-AT', 'en'], ['en', 'fr'])).toEqual(['de', 'en', 'fr'])
  expect(languages('runs language:nl', ['de'], ['en'])).toEqual(['nl'])
  expect(languages('runs', [], ['en'])).toEqual(['en'])
  // Languages without a stemmer are matched as they stand.
  expect(languages('runs', ['ja', 'zh-TW'], ['tlh', 'sv'])).toEqual(['sv'])
  expect(languages('runs', ['de', 'en', 'fr', 'es', 'it'], ['nl'])).toEqual(['de', 'en', 'fr', 'es'])
})
