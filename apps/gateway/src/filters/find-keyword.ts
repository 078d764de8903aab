/**
 * Where a text has one of some keywords: any case, whole words only where asked for, as Mastodon's regular expressions do it
 * (`\b` at an end that is a letter). No expression is built from what people typed: searching takes linear time whatever it is.
 */

export interface Keyword {
  /** Lower case. */
  text: string
  /** Its first or last character has to stand at the edge of a word. */
  startsWord: boolean
  endsWord: boolean
}

/** Ruby's `[[:word:]]`. */
const WORD = /^[\p{L}\p{M}\p{Nd}\p{Pc}]/u

export function keywordOf({ keyword, wholeWord }: { keyword: string; wholeWord: boolean }): Keyword {
  const text = keyword.toLowerCase()
  return {
    text,
    startsWord: wholeWord && isWordAt(text, 0),
    endsWord: wholeWord && isWordAt(text, lastCharacter(text, text.length)),
  }
}

/** The match that begins first, as the text has it; null when there is none. */
export function findKeyword(text: string, keywords: readonly Keyword[]): string | null {
  const lower = text.toLowerCase()
  let first = Number.POSITIVE_INFINITY
  let found: Keyword | null = null
  for (const keyword of keywords) {
    const at = placeOf(lower, keyword)
    if (at >= 0 && at < first) [first, found] = [at, keyword]
  }
  if (!found) return null
  // Lower case is seldom of another length (İ); then the places do not fit.
  return lower.length === text.length ? text.slice(first, first + found.text.length) : found.text
}

function placeOf(lower: string, { text, startsWord, endsWord }: Keyword): number {
  for (let at = lower.indexOf(text); at >= 0; at = lower.indexOf(text, at + 1)) {
    const end = at + text.length
    const inside =
      (startsWord && at > 0 && isWordAt(lower, lastCharacter(lower, at))) ||
      (endsWord && end < lower.length && isWordAt(lower, end))
    if (!inside) return at
  }
  return -1
}

const isWordAt = (text: string, at: number): boolean => WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0))

/** Where the character begins that ends at `end`. */
const lastCharacter = (text: string, end: number): number =>
  end >= 2 && text.codePointAt(end - 2)! > 0xffff ? end - 2 : end - 1
