/**
 * Which words of a found post matched. The server marks them in fragments of the text (escaped HTML with `<mark>`); here the
 * marks become plain words, and a text is cut at them. Nothing is ever set as HTML. Pure.
 */
export interface Segment {
  text: string
  marked: boolean
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)

/** A fragment of the server as text, marked or not. */
export const segmentsOfFragment = (fragment: string): Segment[] =>
  fragment
    .split(/(<mark>[^<]*<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = /^<mark>([^<]*)<\/mark>$/.exec(part)?.[1]
      return inner === undefined ? { text: plain(part), marked: false } : { text: plain(inner), marked: true }
    })

/** What is marked in the fragments of one post, each once, the longest first. */
export function markedWords(fragments: readonly string[]): string[] {
  const marked = fragments.flatMap(segmentsOfFragment).filter((segment) => segment.marked)
  return [...new Set(marked.map(({ text }) => text))].sort((a, b) => b.length - a.length)
}

/** A text cut at the given words. Only whole words count, exactly as the post has them. */
export function segmentsOf(text: string, words: readonly string[]): Segment[] {
  const wanted = words.filter((word) => word.trim() !== '')
  if (wanted.length === 0) return [{ text, marked: false }]
  const pattern = new RegExp(wanted.map((word) => bounded(word)).join('|'), 'gu')
  const segments: Segment[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) segments.push({ text: text.slice(at, match.index), marked: false })
    segments.push({ text: match[0], marked: true })
    at = match.index + match[0].length
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false })
  return segments
}

/** Scripts without blanks between words have no edges to look for. */
const EDGED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}_]/u
const bounded = (word: string): string => {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const end = EDGED.test(Array.from(word).at(-1) ?? '') ? '(?![\\p{L}\\p{N}_])' : ''
  return `${EDGED.test(word) ? '(?<![\\p{L}\\p{N}_])' : ''}${escaped}${end}`
}
