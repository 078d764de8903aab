/** A post as the index has it: the same document for every engine. */
import { extractLinks, type Tweet } from '@rookery/contracts'
import { languageOf } from '../text/languages.ts'
import { wordsOf } from '../text/words.ts'
import type { PostDocument } from './port.ts'

/** Between the warning and the text. */
const GAP = 8

/** Not for boosts, which have no text: they are entries of a library. */
export function documentOf(tweet: Tweet): PostDocument {
  const language = languageOf(tweet.language)
  const warning = wordsOf(tweet.spoilerText)
  const texts = wordsOf(tweet.text)
  const words = [
    ...warning.map(({ word }, index) => ({ word, at: index + 1 })),
    ...texts.map(({ word }, index) => ({ word, at: warning.length + (warning.length && GAP) + index + 1 })),
  ]
  const facts = [
    `f/${tweet.authorId}`,
    ...tweet.mentionIds.map((id) => `m/${id}`),
    ...tweet.tags.map((tag) => `t/${tag}`),
    ...(language === null ? [] : [`l/${language}`]),
    ...(tweet.mediaIds.length > 0 ? ['h/media'] : []),
    ...(extractLinks(tweet.text).length > 0 ? ['h/link'] : []),
    ...(tweet.repliesCount > 0 ? ['h/reply'] : []),
    ...(tweet.inReplyToId !== null || tweet.inReplyToAccountId !== null ? ['i/reply'] : []),
    ...(tweet.sensitive ? ['i/sensitive'] : []),
  ]
  return {
    id: tweet.id,
    authorId: tweet.authorId,
    open: tweet.visibility === 'public',
    language,
    words,
    facts,
    tags: tweet.tags,
  }
}
