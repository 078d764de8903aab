/** Cuts the pieces of a text that matched, HTML-escaped, with `<mark>` around the matches. Pure. */
import { escapeHtml } from '@rookery/contracts/text/html'
import { type Word, wordsOf } from '../text/words.ts'

/** Adjacent words; `open`: the last is only the beginning of one. */
export interface Pattern {
  words: readonly string[]
  stemmed: boolean
  open: boolean
}

const MOST = 3
/** UTF-16 units of text around a match. */
const AROUND = 60

interface Span {
  start: number
  end: number
}

/** Empty when nothing matched. `stemOf` answers the word itself where there are no stems. */
export function fragmentsOf(text: string, patterns: readonly Pattern[], stemOf: (word: string) => string): string[] {
  const words = wordsOf(text)
  const marks = merge(patterns.flatMap((pattern) => matchesOf(words, pattern, stemOf)))
  const pieces = merge(marks.map((mark) => widen(text, mark))).slice(0, MOST)
  return pieces.map((piece) =>
    render(
      text,
      piece,
      marks.filter(({ start, end }) => start >= piece.start && end <= piece.end),
    ),
  )
}

function matchesOf(
  words: readonly Word[],
  { words: wanted, stemmed, open }: Pattern,
  stemOf: (word: string) => string,
): Span[] {
  const spans: Span[] = []
  for (let first = 0; first + wanted.length <= words.length; first++) {
    const fits = wanted.every((word, index) => {
      const found = words[first + index]!.word
      if (found === word || (stemmed && stemOf(found) === stemOf(word))) return true
      return open && index === wanted.length - 1 && found.startsWith(word)
    })
    if (fits) spans.push({ start: words[first]!.start, end: words[first + wanted.length - 1]!.end })
  }
  return spans
}

/** Overlapping and touching ones become one; in the order of the text. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** To the blanks next to it, where there are any. */
function widen(text: string, { start, end }: Span): Span {
  let from = Math.max(0, start - AROUND)
  let to = Math.min(text.length, end + AROUND)
  if (from > 0) {
    const blank = text.slice(from, start).search(/\s/)
    from = blank < 0 ? wholeCharacter(text, from) : from + blank + 1
  }
  if (to < text.length) {
    const rest = text.slice(end, to)
    const blank = rest.search(/\s\S*$/)
    to = blank < 0 ? wholeCharacter(text, to) : end + blank
  }
  return { start: from, end: to }
}

/** Never between the two halves of a character. */
const wholeCharacter = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at)

function render(text: string, { start, end }: Span, marks: readonly Span[]): string {
  let html = start > 0 ? '…' : ''
  let at = start
  for (const mark of marks) {
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`
    at = mark.end
  }
  return html + escapeHtml(text.slice(at, end)) + (end < text.length ? '…' : '')
}
