/** An endless list that is no timeline (people, hashtags, records), in every state it can be in. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { ListEnd, type Older } from './list-end.tsx'
import { VirtualList } from './virtual-list.tsx'

interface Props<T> {
  query: Pick<
    UseInfiniteQueryResult,
    'isError' | 'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >
  /** Of all pages that were read; undefined before the first. */
  items: readonly T[] | undefined
  keyOf(item: T): string
  render(item: T): ReactNode
  /** Height of a row that was never measured, in pixels. */
  estimate: number
  /** Names the list for assistive technology. */
  label: string
  /** What an empty list teaches. */
  empty: ReactNode
  skeleton?: ReactNode
}

export function PagedList<T>({ query, items, keyOf, render, estimate, label, empty, skeleton }: Props<T>) {
  if (!items && query.isError)
    return <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => void query.refetch()} />
  if (!items) return skeleton ?? <Skeleton />
  const older = olderOf(query)
  if (items.length === 0 && !older) return empty
  return (
    <>
      <VirtualList
        role="list"
        keys={items.map(keyOf)}
        estimate={estimate}
        label={label}
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => {
          const item = items[index]
          return item === undefined ? null : render(item)
        }}
      />
      <ListEnd older={older} />
    </>
  )
}

function olderOf(query: Props<unknown>['query']): Older {
  if (!query.hasNextPage) return null
  return {
    load: () => void query.fetchNextPage(),
    busy: query.isFetchingNextPage,
    problem: query.isFetchNextPageError ? query.error : null,
  }
}
