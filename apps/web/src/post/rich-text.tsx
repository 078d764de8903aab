/** A post's HTML as React elements: only known tags and harmless links get through, nothing is ever set as HTML. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Status } from '../entities/entities.ts'

const KEPT = new Set([
  'P',
  'BR',
  'SPAN',
  'A',
  'EM',
  'STRONG',
  'B',
  'I',
  'DEL',
  'CODE',
  'PRE',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
])

export function RichText({ html, mentions = [] }: { html: string; mentions?: Status['mentions'] }) {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return <div className="rich-text">{children(body, mentions)}</div>
}

const children = (node: Node, mentions: Status['mentions']): ReactNode[] =>
  Array.from(node.childNodes, (child, index) => render(child, mentions, index))

function render(node: Node, mentions: Status['mentions'], key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof HTMLElement) || !KEPT.has(node.tagName)) return null
  const inner = children(node, mentions)
  if (node.tagName === 'A') return renderLink(node, inner, mentions, key)
  const Tag = node.tagName.toLowerCase() as 'p'
  if (Tag === ('br' as string)) return <br key={key} />
  const kept = ['invisible', 'ellipsis', 'h-card'].filter((name) => node.classList.contains(name)).join(' ')
  return (
    <Tag key={key} className={kept || undefined}>
      {inner}
    </Tag>
  )
}

function renderLink(node: HTMLElement, inner: ReactNode[], mentions: Status['mentions'], key: number): ReactNode {
  const href = node.getAttribute('href') ?? ''
  const mention = mentions.find((other) => other.url === href)
  if (mention)
    return (
      <Link key={key} to="/@{$acct}" params={{ acct: mention.acct }}>
        {inner}
      </Link>
    )
  const tag = node.classList.contains('hashtag') && /\/tags\/([^/?#]+)$/.exec(href)?.[1]
  if (tag)
    return (
      <Link key={key} to="/tags/$tag" params={{ tag: decodeURIComponent(tag) }}>
        {inner}
      </Link>
    )
  if (!/^https?:\/\//.test(href)) return inner
  return (
    <a key={key} href={href} target="_blank" rel="nofollow noopener noreferrer">
      {inner}
    </a>
  )
}
