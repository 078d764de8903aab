/** PostgreSQL's Snowball stemmers, asked for many words at once and remembered: a stem never changes. */
import type { Pool } from '@rookery/database'
import { stemmerOf } from '../../text/languages.ts'
import type { StemOf } from './lexemes.ts'

const MAX_REMEMBERED = 50_000

/** Lexemes of stop words are empty: the word itself stands in, so that nothing is ever left out of a query. */
const STEM = `SELECT w.language, w.word, coalesce((ts_lexize(w.dictionary::regdictionary, w.word))[1], w.word) AS stem
  FROM unnest($1::text[], $2::text[], $3::text[]) AS w (language, dictionary, word)`

export interface Stemmer {
  /** Makes `stemOf` ready for these words; those of languages without a stemmer are passed over. */
  prepare(wanted: Iterable<{ language: string; word: string }>): Promise<StemOf>
}

export function createStemmer(pool: Pick<Pool, 'query'>): Stemmer {
  const known = new Map<string, string>()
  const keyOf = (language: string, word: string) => `${language}/${word}`
  return {
    async prepare(wanted) {
      const stems = new Map<string, string>()
      const missing = new Map<string, { language: string; word: string; dictionary: string }>()
      for (const { language, word } of wanted) {
        const dictionary = stemmerOf(language)
        const key = keyOf(language, word)
        const stem = known.get(key)
        if (stem !== undefined) stems.set(key, stem)
        else if (dictionary !== null) missing.set(key, { language, word, dictionary })
      }
      if (missing.size > 0) {
        const asked = [...missing.values()]
        const columns = (['language', 'dictionary', 'word'] as const).map((column) => asked.map((row) => row[column]))
        const { rows } = await pool.query<{ language: string; word: string; stem: string }>({
          name: 'stem',
          text: STEM,
          values: columns,
        })
        if (known.size > MAX_REMEMBERED) known.clear()
        for (const { language, word, stem } of rows) {
          known.set(keyOf(language, word), stem)
          stems.set(keyOf(language, word), stem)
        }
      }
      return (language, word) => stems.get(keyOf(language, word)) ?? word
    },
  }
}
