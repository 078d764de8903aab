/** A filter while it is edited, and what is sent of it. Pure. */
import type { mastodon } from 'masto'

export type Filter = mastodon.v2.Filter
export type Context = mastodon.v2.FilterContext
export type Action = mastodon.v2.FilterAction

export const CONTEXTS: readonly Context[] = ['home', 'notifications', 'public', 'thread', 'account']
export const ACTIONS: readonly Action[] = ['warn', 'hide', 'blur']
/** In seconds. */
export const DURATIONS = ['1800', '3600', '21600', '86400', '604800', '2592000'] as const
export type Duration = 'keep' | 'never' | (typeof DURATIONS)[number]

export interface DraftKeyword {
  /** Names the line on the page. */
  key: string
  /** Of a keyword that the server knows. */
  id?: string
  keyword: string
  wholeWord: boolean
}

export interface FilterDraft {
  title: string
  contexts: readonly Context[]
  action: Action
  keywords: readonly DraftKeyword[]
  duration: Duration
}

export const emptyKeyword = (key: string): DraftKeyword => ({ key, keyword: '', wholeWord: true })

export const newDraft = (): FilterDraft => ({
  title: '',
  contexts: CONTEXTS,
  action: 'warn',
  keywords: [emptyKeyword('first')],
  duration: 'never',
})

/** One line at least, so that there is always somewhere to write. */
export const draftOf = ({ title, context, filterAction, expiresAt, keywords }: Filter): FilterDraft => ({
  title,
  contexts: context,
  action: filterAction,
  keywords:
    keywords.length > 0
      ? keywords.map(({ id, keyword, wholeWord }) => ({ key: id, id, keyword, wholeWord }))
      : [emptyKeyword('first')],
  duration: expiresAt ? 'keep' : 'never',
})

/** Which part cannot be kept as it is. A filter that holds single posts needs no words. */
export function problemOf({ keywords, contexts }: FilterDraft, before?: Filter): 'keywords' | 'contexts' | null {
  if (!keywords.some(({ keyword }) => keyword.trim() !== '') && !before?.statuses.length) return 'keywords'
  return contexts.length === 0 ? 'contexts' : null
}

export interface FilterParams {
  title: string
  context: Context[]
  filterAction: Action
  /** Seconds; null is for good, left out is as before. */
  expiresIn?: number | null
  keywordsAttributes: { id?: string; keyword?: string; wholeWord?: boolean; destroy?: true }[]
}

/** What the API is told: keywords that are new, changed or taken away, and the duration only when it was chosen. */
export function paramsOf(draft: FilterDraft, before?: Filter): FilterParams {
  const written = draft.keywords
    .map((line) => ({ ...line, keyword: line.keyword.trim() }))
    .filter(({ keyword }) => keyword !== '')
  const old = new Map(before?.keywords.map((keyword) => [keyword.id, keyword]))
  const changed = written.filter(({ id, keyword, wholeWord }) => {
    const known = id === undefined ? undefined : old.get(id)
    return known?.keyword !== keyword || known.wholeWord !== wholeWord
  })
  const kept = new Set(written.map(({ id }) => id))
  const gone = [...old.keys()].filter((id) => !kept.has(id))
  return {
    title: draft.title.trim() || written[0]?.keyword || before?.title || '',
    context: CONTEXTS.filter((context) => draft.contexts.includes(context)),
    filterAction: draft.action,
    ...(draft.duration !== 'keep' && { expiresIn: draft.duration === 'never' ? null : Number(draft.duration) }),
    keywordsAttributes: [
      ...changed.map(({ id, keyword, wholeWord }) => ({ ...(id !== undefined && { id }), keyword, wholeWord })),
      // The server takes this for Rails' `_destroy`, whose underscore does not survive every client.
      ...gone.map((id) => ({ id, destroy: true as const })),
    ],
  }
}
