/** Plain text to the HTML that Mastodon clients expect. Everything typed is escaped; only tags of ours are ever written. */
import { type Account, extractEntities, normalizeTag, type TextEntity } from '@rookery/contracts'
import { escapeHtml } from '@rookery/contracts/text/html'
import type { Links } from '../links.ts'

const LINK_ATTRIBUTES = 'target="_blank" rel="nofollow noopener noreferrer ugc" translate="no"'
/** How much of a link is shown (without protocol) before it is cut. */
const SHOWN_URL = 30

/** `mentioned` are the people whom the post really mentions; other `@names` stay text. */
export function renderContent(text: string, mentioned: readonly Pick<Account, 'username'>[], links: Links): string {
  if (text === '') return ''
  const people = new Map(mentioned.map((account) => [account.username.toLowerCase(), account.username]))
  let html = ''
  let from = 0
  for (const entity of extractEntities(text)) {
    html += escapeHtml(text.slice(from, entity.start))
    html += renderEntity(entity, text.slice(entity.start, entity.end), people, links)
    from = entity.end
  }
  return intoParagraphs(html + escapeHtml(text.slice(from)))
}

function renderEntity(entity: TextEntity, typed: string, people: Map<string, string>, links: Links): string {
  if (entity.kind === 'link') return renderLink(entity.url)
  if (entity.kind === 'tag') {
    const href = escapeHtml(links.tag(normalizeTag(entity.tag)))
    return `<a href="${href}" class="mention hashtag" rel="tag">${typed[0]}<span>${escapeHtml(entity.tag)}</span></a>`
  }
  const local = entity.domain === null || entity.domain.toLowerCase() === links.host
  const username = local ? people.get(entity.username.toLowerCase()) : undefined
  if (username === undefined) return escapeHtml(typed)
  const href = escapeHtml(links.account(username))
  return `<span class="h-card" translate="no"><a href="${href}" class="u-url mention">@<span>${escapeHtml(username)}</span></a></span>`
}

/** The protocol and what is beyond SHOWN_URL characters are there for copying, but invisible. */
function renderLink(url: string): string {
  const protocol = /^https?:\/\/(?:www\.)?/i.exec(url)?.[0] ?? ''
  const shown = url.slice(protocol.length, protocol.length + SHOWN_URL)
  const rest = url.slice(protocol.length + SHOWN_URL)
  const ellipsis = rest === '' ? '' : ' class="ellipsis"'
  const spans = [
    `<span class="invisible">${escapeHtml(protocol)}</span>`,
    `<span${ellipsis}>${escapeHtml(shown)}</span>`,
    `<span class="invisible">${escapeHtml(rest)}</span>`,
  ]
  return `<a href="${escapeHtml(url)}" ${LINK_ATTRIBUTES}>${spans.join('')}</a>`
}

const intoParagraphs = (html: string): string =>
  html
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('')
