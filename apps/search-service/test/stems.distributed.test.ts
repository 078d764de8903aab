// Both engines have the same stems in every language, but for stop words, which PostgreSQL's dictionaries leave as they are.
import { expect, it } from 'vitest'
import { STEMMERS } from '../src/text/languages.ts'
import { wordsOf } from '../src/text/words.ts'
import { elasticsearchStore, postgresStore } from './stores.ts'

/** Words that Unicode's CLDR has in each language: names of countries and languages, and units in singular and plural. */
function wordsIn(language: string): string[] {
  const [countries, languages] = (['region', 'language'] as const).map(
    (type) => new Intl.DisplayNames(language, { type }),
  )
  const codes = Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)))
  const units = Intl.supportedValuesOf('unit').flatMap((unit) => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
    return [1, 2, 5].map((count) => format.format(count))
  })
  const texts = [...codes.flatMap((code) => [countries!.of(code), languages!.of(code.toLowerCase())]), ...units]
  return [...new Set(texts.flatMap((text) => wordsOf(text ?? '').map(({ word }) => word)))]
}

it('stems are those of PostgreSQL', async () => {
  await using postgres = await postgresStore()
  await using elasticsearch = await elasticsearchStore()
  await using here = await postgres.engine()
  await using there = await elasticsearch.engine()
  let [stemmed, stopWords] = [0, 0]
  for (const language of Object.keys(STEMMERS)) {
    const words = wordsIn(language)
    const [wanted, found] = [await here.posts.stems(language, words), await there.posts.stems(language, words)]
    for (const word of words) {
      const stem = wanted.get(word)
      if (stem !== word) stemmed++
      if (stem === found.get(word)) continue
      expect(`${language} ${word} ${stem}`).toBe(`${language} ${word} ${word}`)
      stopWords++
    }
  }
  expect(stemmed).toBeGreaterThan(5_000)
  expect(stopWords).toBeLessThan(20)
})
