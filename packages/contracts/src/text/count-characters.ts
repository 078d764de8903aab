/** The length of a post as its author is told it. Pure; runs in the service and in the composer. */
import { extractEntities } from './entities.ts'
import { CHARACTERS_PER_URL } from './limits.ts'

/**
 * Counts as Mastodon does: user-perceived characters (grapheme clusters), a URL as 23, a mention of someone elsewhere by its
 * user name only. The content warning counts as typed.
 */
export function countCharacters(text: string, spoilerText = ''): number {
  let counted = 0
  let shortened = ''
  let from = 0
  for (const entity of extractEntities(text)) {
    if (entity.kind === 'link') {
      shortened += text.slice(from, entity.start)
      counted += CHARACTERS_PER_URL
      from = entity.end
    } else if (entity.kind === 'mention' && entity.domain !== null) {
      shortened += `${text.slice(from, entity.start)}@${entity.username}`
      from = entity.end
    }
  }
  return counted + graphemes(shortened + text.slice(from)) + graphemes(spoilerText)
}

const SIMPLE = /^[\n\x20-\x7E]*$/

/** Segmenting costs about a microsecond a character; plain ASCII needs none (a carriage return does: CR LF is one). */
function graphemes(text: string): number {
  if (SIMPLE.test(text)) return text.length
  let count = 0
  for (const _ of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) count++
  return count
}
