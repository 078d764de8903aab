/** Which name or hashtag is being typed at the caret, and the text with it completed. Pure. */

export interface Asked {
  kind: 'person' | 'tag'
  /** What was typed after the sign. */
  query: string
  /** Where the sign stands, and where the word ends, in UTF-16 units. */
  start: number
  end: number
}

const BEFORE = String.raw`(?<![=/@#＃\p{L}\p{N}\p{M}_])`
const PERSON = new RegExp(`${BEFORE}@([a-z0-9_.-]*(?:@[\\p{L}\\p{N}._:-]*)?)$`, 'iu')
const TAG = new RegExp(`${BEFORE}[#＃]([\\p{L}\\p{N}\\p{M}_·]*)$`, 'u')
/** What of the word stands behind the caret: it is replaced too. */
const REST = /^[\p{L}\p{N}\p{M}_]*/u
/** Nothing in front of a caret needs more than this much to be looked at. */
const FAR = 300

export function completionAt(text: string, caret: number): Asked | null {
  const before = text.slice(Math.max(0, caret - FAR), caret)
  for (const [kind, pattern] of [
    ['person', PERSON],
    ['tag', TAG],
  ] as const) {
    const match = pattern.exec(before)
    if (!match) continue
    const query = match[1] ?? ''
    // In the middle of a word nothing is asked for: the caret passes by.
    const rest = REST.exec(text.slice(caret))?.[0].length ?? 0
    if (query === '' || rest > 0) return null
    return { kind, query, start: caret - match[0].length, end: caret }
  }
  return null
}

/** The text with `word` (sign included) in the asked place and one space after it, and where the caret goes. */
export function insertCompletion(text: string, { start, end }: Asked, word: string): { text: string; caret: number } {
  const after = text.slice(end)
  const space = /^\s/.test(after) ? '' : ' '
  return { text: `${text.slice(0, start)}${word}${space}${after}`, caret: start + word.length + 1 }
}
