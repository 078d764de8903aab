/**
 * A post as JSON text. Its viewer-less core is rendered once and cached; an answer is joined from cores and the few
 * keys that depend on the viewer, so that a page is never serialised again. Streams and routes share this file.
 */
import type { Id, Media, OAuthApp, PostFacts, Tweet } from '@rookery/contracts'
import type { Status } from '@rookery/contracts/mastodon'
import { APPROVAL, presentVisibility, type RenderedAccount } from '../accounts/render-account.ts'
import type { Links } from '../links.ts'
import { presentMediaOf } from '../media/present-media.ts'
import { renderContent } from './render-content.ts'

/** What of a post does not change with its author's profile: the text before and after `account`. */
export interface Fragment {
  tweet: Tweet
  /** Ends with `"account":`. */
  head: string
  /** From the comma after `account` to before `,"reblog"`. */
  tail: string
  /** The text up to the marks as bytes, as of this rendering of the author; made when a page first needs it. */
  bytes?: { author: RenderedAccount; prefix: Buffer }
  /** Of its media, for filters. */
  descriptions?: readonly string[]
  /** As last joined with this rendering of the author; boosts are joined each time. */
  core?: Core
}

/** A post ready for any viewer. */
export interface Core {
  fragment: Fragment
  tweet: Tweet
  author: RenderedAccount
  /** What maySee asks about it. */
  facts: PostFacts
  /** Set on boosts; null when the boosted post is gone (maySee then hides the boost). */
  boosted?: Core | null
}

/** What the viewer has done to posts, as far as the page at hand is concerned: sets of ids of posts, and of threads. */
export interface ViewerMarks {
  viewerId: Id
  liked: ReadonlySet<Id>
  boosted: ReadonlySet<Id>
  bookmarked: ReadonlySet<Id>
  pinned: ReadonlySet<Id>
  mutedThreads: ReadonlySet<Id>
  /** What the viewer's filters say, as JSON, by the post or boost that is shown; what is not there matches nothing. */
  filtered: ReadonlyMap<Id, string>
}

export interface FragmentParts {
  author: RenderedAccount
  /** The people mentioned who still exist. */
  mentioned: readonly RenderedAccount[]
  app: Pick<OAuthApp, 'name' | 'website'> | null
  /** Of this post and maybe others. */
  media?: ReadonlyMap<Id, Media>
}

const NO_MEDIA: ReadonlyMap<Id, Media> = new Map()

export function renderFragment(tweet: Tweet, { author, mentioned, app, media }: FragmentParts, links: Links): Fragment {
  const { username } = author.account
  const people = mentioned.map(({ account }) => account)
  const boost = tweet.boostOfId !== null
  const head: Omit<Status, keyof ReturnType<typeof tailOf> | 'reblog' | 'account'> = {
    id: String(tweet.id),
    created_at: new Date(tweet.createdAt).toISOString(),
    in_reply_to_id: idText(tweet.inReplyToId),
    in_reply_to_account_id: idText(tweet.inReplyToAccountId),
    sensitive: tweet.sensitive,
    spoiler_text: tweet.spoilerText,
    visibility: presentVisibility(tweet.visibility),
    language: tweet.language,
    uri: `${links.statusUri(username, tweet.id)}${boost ? '/activity' : ''}`,
    url: links.status(username, tweet.id),
    replies_count: tweet.repliesCount,
    reblogs_count: tweet.boostsCount,
    favourites_count: tweet.likesCount,
    quotes_count: 0,
    edited_at: tweet.editedAt === null ? null : new Date(tweet.editedAt).toISOString(),
    content: renderContent(tweet.text, people, links),
    application: app && { name: app.name, website: app.website },
  }
  return {
    tweet,
    head: `${JSON.stringify(head).slice(0, -1)},"account":`,
    tail: `,${JSON.stringify(tailOf(tweet, people, media ?? NO_MEDIA, links)).slice(1, -1)}`,
    descriptions: tweet.mediaIds.flatMap((id) => media?.get(id)?.description ?? []),
  }
}

function tailOf(
  tweet: Tweet,
  people: readonly RenderedAccount['account'][],
  media: ReadonlyMap<Id, Media>,
  links: Links,
) {
  return {
    media_attachments: presentMediaOf(tweet.mediaIds, media, links),
    mentions: people.map(({ id, username }) => ({
      id: String(id),
      username,
      url: links.account(username),
      acct: username,
    })),
    tags: tweet.tags.map((name) => ({ name, url: links.tag(name) })),
    emojis: [],
    card: null,
    poll: null,
    quote: null,
    quote_approval: APPROVAL,
  }
}

/** Puts a fragment, its author and (on boosts) the boosted post together. */
export function joinCore(fragment: Fragment, author: RenderedAccount, boosted: Core | null): Core {
  if (fragment.core?.author === author) return fragment.core
  const { tweet } = fragment
  const facts: PostFacts = {
    authorId: tweet.authorId,
    visibility: tweet.visibility,
    mentionIds: tweet.mentionIds,
    inReplyToAccountId: tweet.inReplyToAccountId,
    tags: tweet.tags,
    language: tweet.language,
  }
  if (tweet.boostOfId === null) {
    fragment.core = { fragment, tweet, author, facts }
    return fragment.core
  }
  return { fragment, tweet, author, facts: { ...facts, boosted: boosted === null ? null : boosted.facts }, boosted }
}

/** A core from scratch, for those who have all its parts at hand. */
export const renderCore = (tweet: Tweet, parts: FragmentParts & { boosted?: Core | null }, links: Links): Core =>
  joinCore(renderFragment(tweet, parts, links), parts.author, parts.boosted ?? null)

/** The post as a complete JSON object for one viewer; `null` for anonymous readers, who get no marks. */
export const renderStatus = (core: Core, marks: ViewerMarks | null): string =>
  statusText(core, marks, filteredOf(core, marks))

function statusText(core: Core, marks: ViewerMarks | null, filtered: string | undefined): string {
  const { fragment, author, boosted } = core
  const reblog = boosted ? statusText(boosted, marks, filtered) : 'null'
  return `${fragment.head}${author.json}${fragment.tail},"reblog":${reblog}${marksText(core, marks, filtered)}`
}

export const renderStatuses = (cores: readonly Core[], marks: ViewerMarks | null): string =>
  `[${cores.map((core) => renderStatus(core, marks)).join(',')}]`

/**
 * The same as bytes, joined from pieces that are encoded once: encoding a page's text anew took 39 % of the time of a
 * home page of 20 posts of 2.2 kB (CPU profile), twice as much as anything else.
 */
export function renderPage(cores: readonly Core[], marks: ViewerMarks | null): Buffer {
  const pieces: Buffer[] = []
  for (const core of cores) {
    pieces.push(pieces.length === 0 ? OPEN : COMMA, prefixOf(core))
    const filtered = filteredOf(core, marks)
    if (core.boosted) pieces.push(prefixOf(core.boosted), marksBytes(core.boosted, marks, filtered))
    pieces.push(marksBytes(core, marks, filtered))
  }
  pieces.push(cores.length === 0 ? EMPTY : CLOSE)
  return Buffer.concat(pieces)
}

function prefixOf({ fragment, author, boosted }: Core): Buffer {
  if (fragment.bytes?.author !== author) {
    const text = `${fragment.head}${author.json}${fragment.tail},"reblog":${boosted ? '' : 'null'}`
    fragment.bytes = { author, prefix: ownBytes(text) }
  }
  return fragment.bytes.prefix
}

/** In memory of its own: what `Buffer.from` makes may be a piece of a pool of 64 kB, all of which would be kept for as long as the post. */
function ownBytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}

const [OPEN, COMMA, CLOSE, EMPTY, END] = ['[', ',', ']', '[]', '}'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]

/** A boost is filtered by what it boosts, and both say so. */
const filteredOf = ({ tweet }: Core, marks: ViewerMarks | null): string | undefined => marks?.filtered.get(tweet.id)

/** What follows `reblog`, the closing brace included. */
function marksText(core: Core, marks: ViewerMarks | null, filtered: string | undefined): string {
  if (!marks) return '}'
  const text = MARKS[marksIndex(core, marks)]!
  return filtered === undefined ? text : `${text.slice(0, -'[]}'.length)}${filtered}}`
}

function marksBytes(core: Core, marks: ViewerMarks | null, filtered: string | undefined): Buffer {
  if (!marks) return END
  return filtered === undefined ? MARKS_BYTES[marksIndex(core, marks)]! : Buffer.from(marksText(core, marks, filtered))
}

/** A boost shows the marks of the post that it boosts, which is what clients act on; only one's own posts can be pinned. */
function marksIndex({ tweet, boosted: inner }: Core, marks: ViewerMarks): number {
  const id = tweet.boostOfId ?? tweet.id
  const { threadId } = inner?.tweet ?? tweet
  const pinnable = tweet.authorId === marks.viewerId && tweet.boostOfId === null && tweet.visibility !== 'direct'
  return (
    (marks.liked.has(id) ? 1 : 0) +
    (marks.boosted.has(id) ? 2 : 0) +
    (marks.bookmarked.has(id) ? 4 : 0) +
    (marks.mutedThreads.has(threadId) ? 8 : 0) +
    (pinnable ? 16 : 0) +
    (pinnable && marks.pinned.has(id) ? 32 : 0)
  )
}

const MARKS: readonly string[] = Array.from({ length: 64 }, (_, bits) => {
  const has = (bit: number) => (bits & bit) > 0
  const pinned = has(16) ? `,"pinned":${has(32)}` : ''
  return `,"favourited":${has(1)},"reblogged":${has(2)},"muted":${has(8)},"bookmarked":${has(4)}${pinned},"filtered":[]}`
})
const MARKS_BYTES = MARKS.map((text) => Buffer.from(text))

const idText = (id: Id | null): string | null => (id === null ? null : String(id))
