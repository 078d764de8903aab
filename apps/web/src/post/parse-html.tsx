/**
 * Foreign HTML to React elements: known tags and harmless links get through, nothing is ever set as HTML. What was parsed is
 * kept, since the same post is shown again and again while one scrolls.
 */
import type { ReactNode } from 'react'
import type { Status } from '../entities/entities.ts'
import { ownPath, profilePath, tagPath } from './paths.ts'
import { PlaceLink } from './place-link.tsx'

export interface Parsed {
  nodes: ReactNode[]
  /** About how many lines it takes in a column of 600 px. */
  lines: number
}

const KEPT = new Set('P BR SPAN A EM STRONG B I U DEL S CODE PRE UL OL LI BLOCKQUOTE'.split(' '))
/** Their text is not for reading. */
const DROPPED = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH HEAD TITLE TEXTAREA SELECT'.split(' '))
const BLOCKS = new Set(['P', 'LI', 'BLOCKQUOTE', 'PRE'])
const CLASSES = ['invisible', 'ellipsis', 'h-card']
const LINE_CHARACTERS = 62

type Mentions = readonly Pick<Status['mentions'][number], 'url' | 'acct'>[]

const parsed = new Map<string, Parsed>()
/** A few screens of posts. */
const REMEMBERED = 400

export function parseHtml(html: string, mentions: Mentions): Parsed {
  const key = mentions.length === 0 ? html : `${html}\n${mentions.map(({ acct }) => acct).join(' ')}`
  const known = parsed.get(key)
  if (known) return known
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const made = { nodes: children(body, mentions), lines: linesOf(body) }
  parsed.set(key, made)
  const oldest = parsed.keys().next().value
  if (parsed.size > REMEMBERED && oldest !== undefined) parsed.delete(oldest)
  return made
}

const children = (node: Node, mentions: Mentions): ReactNode[] =>
  Array.from(node.childNodes, (child, index) => render(child, mentions, index))

function render(node: Node, mentions: Mentions, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof HTMLElement) || DROPPED.has(node.tagName)) return null
  if (node.tagName === 'BR') return <br key={key} />
  const inner = children(node, mentions)
  if (!KEPT.has(node.tagName)) return inner
  if (node.tagName === 'A') return renderLink(node, inner, mentions, key)
  const Tag = node.tagName.toLowerCase() as 'p'
  const kept = CLASSES.filter((name) => node.classList.contains(name)).join(' ')
  const numbered = { start: numberOf(node, 'start'), value: numberOf(node, 'value') }
  return (
    <Tag key={key} className={kept || undefined} dir={BLOCKS.has(node.tagName) ? 'auto' : undefined} {...numbered}>
      {inner}
    </Tag>
  )
}

const numberOf = (node: HTMLElement, name: string) => {
  const text = node.getAttribute(name)
  return text !== null && /^-?\d{1,6}$/.test(text) ? Number(text) : undefined
}

function renderLink(node: HTMLElement, inner: ReactNode[], mentions: Mentions, key: number): ReactNode {
  const href = node.getAttribute('href') ?? ''
  const mention = mentions.find(({ url }) => url === href)
  if (mention)
    return (
      <PlaceLink key={key} to={profilePath(mention.acct)} title={`@${mention.acct}`} dir="auto">
        {inner}
      </PlaceLink>
    )
  const tag = node.classList.contains('hashtag') && /\/tags\/([^/?#]+)$/.exec(href)?.[1]
  const own = tag ? tagPath(decoded(tag)) : ownPath(href, location.host)
  if (own)
    return (
      <PlaceLink key={key} to={own} dir="auto">
        {inner}
      </PlaceLink>
    )
  if (!/^https?:\/\//i.test(href)) return inner
  return (
    <a key={key} href={href} title={href} target="_blank" rel="nofollow noopener noreferrer ugc">
      {inner}
    </a>
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function linesOf(body: HTMLElement): number {
  const breaks = body.querySelectorAll('br, p, li, pre').length
  return breaks + Math.floor((body.textContent?.length ?? 0) / LINE_CHARACTERS)
}
