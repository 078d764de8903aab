import type { Status } from '../entities/entities.ts'
import { useMarked } from '../search/marked-words.tsx'
import { parseHtml } from './parse-html.tsx'

interface Props {
  html: string
  mentions?: Status['mentions']
  lang?: string
  className?: string
}

const NOBODY: Status['mentions'] = []

/** A post's or a profile's HTML as React elements. */
export function RichText({ html, mentions = NOBODY, lang, className = '' }: Props) {
  return (
    <div className={`rich-text ${className}`} lang={lang} dir="auto">
      {useMarked(parseHtml(html, mentions).nodes)}
    </div>
  )
}
