/** An inbox on the page: read, read on, kept in step; the same states as a timeline has. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { atTop } from '../live/at-top.ts'
import { appendPage, firstPage, type Inbox, type Item, type ItemPage, meetTop, reaches, showPending } from './inbox.ts'

export interface InboxSource<T extends Item> {
  /** Of the query that holds it. */
  key: readonly string[]
  /** Keeps the people and posts of what it answers. */
  load(page: { limit: number; after?: string }): Promise<ItemPage<T>>
}

export interface OpenInbox<T extends Item> {
  inbox: Inbox<T> | undefined
  state: 'loading' | 'failed' | 'ready'
  problem: unknown
  retry(): void
  /** null: there is nothing older. */
  older: { load(): void; busy: boolean; problem: unknown } | null
  change(how: (inbox: Inbox<T>) => Inbox<T>): void
  /** Reads the top again. */
  reread(): void
  showPending(): void
}

const PAGE = 20
const CATCH_UP = 40
/** So many pages are read to close a gap; after a longer absence the list begins anew. */
const MOST_PAGES = 10

/** Joins what is read with what is there by then: coming back moves nothing, and what came live meanwhile stays. */
async function read<T extends Item>(queries: QueryClient, source: InboxSource<T>, show: () => boolean) {
  const known = queries.getQueryData<Inbox<T>>(source.key)
  const items: T[] = []
  let next: string | null = null
  let met = false
  for (let pages = 0; pages < MOST_PAGES && !met; pages++) {
    const page: ItemPage<T> = await source.load({ limit: known ? CATCH_UP : PAGE, after: next ?? undefined })
    items.push(...page.items)
    next = page.next
    met = !known || reaches(known, { items, next })
  }
  const now = queries.getQueryData<Inbox<T>>(source.key)
  return now && met ? meetTop(now, { items, next }, show()) : firstPage({ items, next })
}

export function useInbox<T extends Item>(source: InboxSource<T>): OpenInbox<T> {
  const queries = useQueryClient()
  const [pathname] = useState(location.pathname)
  const [olderState, setOlderState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const query = useQuery({
    queryKey: source.key,
    queryFn: () => read(queries, source, () => atTop(pathname)),
    // Each visit compares with the server: what another device put away is gone, what came meanwhile waits.
    staleTime: 0,
    structuralSharing: false,
  })
  const change = (how: (inbox: Inbox<T>) => Inbox<T>) =>
    void queries.setQueryData<Inbox<T>>(source.key, (inbox) => inbox && how(inbox))

  const loadOlder = () => {
    const after = query.data?.next
    if (!after) return
    setOlderState({ busy: true, problem: null })
    source.load({ limit: PAGE, after }).then(
      (page) => {
        // A list that began anew meanwhile goes on elsewhere.
        change((inbox) => (inbox.next === after ? appendPage(inbox, page) : inbox))
        setOlderState({ busy: false, problem: null })
      },
      (problem: unknown) => setOlderState({ busy: false, problem }),
    )
  }

  return {
    inbox: query.data,
    state: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    problem: query.error,
    retry: () => void query.refetch(),
    older: query.data && query.data.next === null ? null : { load: loadOlder, ...olderState },
    change,
    reread: () => void queries.invalidateQueries({ queryKey: source.key, exact: true }),
    showPending: () => change(showPending),
  }
}
