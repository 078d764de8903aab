/**
 * Links, mentions and hashtags in the plain text of a post. The one extraction: posting stores by it, the edge renders by it,
 * the composer counts by it. Pure; follows Mastodon's rules (twitter-text's, with `http(s)://` required on links).
 */

/** Where an entity stands in the text, in UTF-16 units; `end` is exclusive. */
interface Span {
  start: number
  end: number
}
export type LinkEntity = Span & { kind: 'link'; url: string }
/** `domain` is null in a bare `@name`; both as typed. */
export type MentionEntity = Span & { kind: 'mention'; username: string; domain: string | null }
/** `tag` as typed, without `#`. */
export type TagEntity = Span & { kind: 'tag'; tag: string }
export type TextEntity = LinkEntity | MentionEntity | TagEntity

// Each has one way only to match a text, so that a failure costs no more than its length: posts are strangers' input, and Mastodon's
// own user name pattern took minutes on 10,000 letters.
const LINK =
  /(?<![A-Za-z0-9@＠$#＃])https?:\/\/(?:[\p{L}\p{N}_][\p{L}\p{N}_-]*\.)+(?:xn--[a-z0-9-]+|\p{L}{2,63})(?::\d{1,5})?(?:(?=[\s.,:;!?'"<>()[\]{}「」。、，]|$)|[/?#][^\s<>"「」]*)/giu
const MENTION =
  /(?<![=/@\p{L}\p{N}\p{M}_])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@([\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*(?::\d{1,5})?)|(?<![=/@\p{L}\p{N}\p{M}_])@([a-z0-9_]+)/giu
const TAG = /(?<![=/)&\p{L}\p{N}\p{M}_#＃])[#＃]([\p{L}\p{N}\p{M}_·・\u200C]*[\p{L}\p{N}\p{M}_])/gu

/** All entities in order, none overlapping: what is inside a link is neither a mention nor a tag. */
export function extractEntities(text: string): TextEntity[] {
  const found = [...extractLinks(text), ...mentionsIn(text), ...tagsIn(text)].sort((a, b) => a.start - b.start)
  let linkEnd = 0
  return found.filter((entity) => {
    if (entity.kind === 'link') linkEnd = entity.end
    return entity.kind === 'link' || entity.start >= linkEnd
  })
}

/** `http(s)://` URLs, without the punctuation that ends the sentence around them. */
export function extractLinks(text: string): LinkEntity[] {
  if (!text.includes('://')) return []
  return Array.from(text.matchAll(LINK), (match) => {
    const url = withoutTrailingPunctuation(match[0])
    return { kind: 'link', url, start: match.index, end: match.index + url.length }
  })
}

/** Mentions as typed, repeats included. */
export function extractMentions(text: string): MentionEntity[] {
  if (!text.includes('@')) return []
  return extractEntities(text).filter((entity) => entity.kind === 'mention')
}

/** Hashtags in their stored form (see normalizeTag), each once, in order of appearance. */
export function extractTags(text: string): string[] {
  if (!/[#＃]/.test(text)) return []
  const tags = extractEntities(text).filter((entity) => entity.kind === 'tag')
  return [...new Set(tags.map((entity) => normalizeTag(entity.tag)))]
}

/** The form by which tags are stored and looked up: NFKC, lower case, without `#`. */
export const normalizeTag = (tag: string): string =>
  tag
    .replace(/^[#＃]/, '')
    .normalize('NFKC')
    .toLowerCase()

function mentionsIn(text: string): MentionEntity[] {
  if (!text.includes('@')) return []
  return Array.from(text.matchAll(MENTION), (match) => {
    const username = match[1] ?? match[3] ?? ''
    return {
      kind: 'mention',
      username,
      domain: match[2] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    }
  })
}

function tagsIn(text: string): TagEntity[] {
  if (!/[#＃]/.test(text)) return []
  return Array.from(text.matchAll(TAG))
    .filter((match) => /\p{L}/u.test(match[1] ?? ''))
    .map((match) => ({
      kind: 'tag',
      tag: match[1] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    }))
}

/** A closing bracket stays when its opening one is part of the URL: `https://en.wikipedia.org/wiki/Rook_(bird)`. */
function withoutTrailingPunctuation(url: string): string {
  const path = url.indexOf('/', url.indexOf('://') + 3)
  if (path < 0) return url
  let unopened = url.split(')').length - url.split('(').length
  let end = url.length
  for (; end > path; end--) {
    const last = url[end - 1] ?? ''
    if (last === ')' && unopened-- > 0) continue
    if (!/[!?.,:;'*~|&$%@\]}。、，！？]/.test(last)) break
  }
  return url.slice(0, end)
}
