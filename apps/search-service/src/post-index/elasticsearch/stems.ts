/** Stems as the engine itself makes them, asked for many words at once and remembered: a stem never changes. */
import { stemmerOf } from '../../text/languages.ts'
import { type Client, reach } from './client.ts'
import { stemAnalyzer } from './templates.ts'

const MAX_REMEMBERED = 50_000
/** Of one request; Elasticsearch takes 10,000 tokens. */
const MOST = 5_000

export type Stems = (language: string | null, words: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** `alias`: any index with the analyzers. */
export function createStems(client: Client, alias: string): Stems {
  const known = new Map<string, string>()
  return async (language, words) => {
    if (language === null || stemmerOf(language) === null) return new Map(words.map((word) => [word, word]))
    const keyOf = (word: string) => `${language}/${word}`
    if (known.size > MAX_REMEMBERED) known.clear()
    const found = new Map(words.map((word) => [word, known.get(keyOf(word))]))
    const missing = [...found].flatMap(([word, stem]) => (stem === undefined && word !== '' ? word : []))
    for (let from = 0; from < missing.length; from += MOST) {
      const text = missing.slice(from, from + MOST)
      const answer = await reach(client.indices.analyze({ index: alias, analyzer: stemAnalyzer(language), text }))
      // A word without blanks is one token.
      for (const [n, { token }] of (answer.tokens ?? []).entries()) {
        const word = text[n]!
        found.set(word, token || word)
        known.set(keyOf(word), token || word)
      }
    }
    return new Map([...found].map(([word, stem]) => [word, stem ?? word]))
  }
}
