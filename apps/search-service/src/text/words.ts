/**
 * Text → folded words with their places. The one tokenizer: documents, queries, names and highlights go through it, so that the
 * engine behind the index has nothing left to decide. Scripts without spaces are cut into overlapping pairs of characters.
 */
import { fold } from './fold.ts'

export interface Word {
  /** Folded. */
  word: string
  /** UTF-16 units in the text; `end` is exclusive. */
  start: number
  end: number
  /** A single character that ends a run of such a script. In a query it stands for every pair that begins with it. */
  single?: true
}

const RUN = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々'
/** Within a run: a stretch of unspaced script (with its marks), or of anything else. */
const STRETCH = new RegExp(`([${UNSPACED}][${UNSPACED}\\p{M}]*)|[^${UNSPACED}]+`, 'gu')
/** PostgreSQL takes lexemes up to 2 kB; nobody looks for longer words than this. */
const MAX_UNITS = 64

/**
 * `日本語` → 日本, 本語, 語: each character begins a word. A query leaves the last one out unless it is the only one
 * (`forQuery`): what is looked for may go on in the document.
 */
export function wordsOf(text: string, options: { forQuery?: boolean } = {}): Word[] {
  const words: Word[] = []
  for (const run of text.matchAll(RUN)) {
    for (const stretch of run[0].matchAll(STRETCH)) {
      const start = run.index + stretch.index
      if (stretch[1] === undefined) push(words, stretch[0], start)
      else pushPairs(words, stretch[1], start, options.forQuery ?? false)
    }
  }
  return words
}

function push(words: Word[], text: string, start: number, single?: true): void {
  const word = fold(text)
    .slice(0, MAX_UNITS)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  if (word === '') return
  words.push(single ? { word, start, end: start + text.length, single } : { word, start, end: start + text.length })
}

function pushPairs(words: Word[], stretch: string, start: number, forQuery: boolean): void {
  const characters = Array.from(stretch)
  let at = start
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    if (next !== undefined) push(words, character + next, at)
    else if (!forQuery || index === 0) push(words, character, at, true)
    at += character.length
  }
}
