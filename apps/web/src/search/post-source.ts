/** Found posts, page by page along the server's cursor, and which of their words matched. */
import type { QueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { FeedSource } from '../feeds/source.ts'
import { markedWords } from './highlights.ts'

/** By post: what the server marked in it. */
export type Marked = Readonly<Record<string, readonly string[]>>

export const markedKey = (query: string) => ['search', query, 'marked'] as const

export const postsSource = (query: string, queries: QueryClient): FeedSource => ({
  key: ['search', query],
  order: 'given',
  async load({ limit, after }) {
    const params = { q: query, type: 'statuses' as const, limit, highlight: true, cursor: after }
    const { data, headers } = await api().v2.search.list.$raw(params)
    const { highlights = {} } = data as { highlights?: Record<string, string[]> }
    const marked = Object.fromEntries(Object.entries(highlights).map(([id, fragments]) => [id, markedWords(fragments)]))
    queries.setQueryData<Marked>(markedKey(query), (old) => ({ ...old, ...marked }))
    return { statuses: data.statuses, next: cursorOf(headers) }
  },
})

function cursorOf(headers: Headers): string | null {
  const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1]
  return link ? new URL(link).searchParams.get('cursor') : null
}
