/** An endless list of people: pages as one scrolls, every state it can be in, the place kept on the way back. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { ListEnd } from '../feeds/feed-list.tsx'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { PeopleSkeleton } from './people-skeleton.tsx'
import type { LoadPeople } from './people-source.ts'
import { PERSON_PX, PersonRow } from './person-row.tsx'

const PAGE = 40

export interface PersonPages {
  ids: string[]
  next: string | null
}

interface Props {
  /** Names the list among all queries: ['followers', id]. Begin with a word of the feature. */
  queryKey: readonly unknown[]
  load: LoadPeople
  /** Names the list for assistive technology. */
  label: string
  empty: ReactNode
  /** Other than a plain row: `(id) => <PersonRow id={id} action={…} />`. */
  render?: (id: string) => ReactNode
}

export function PersonList({ queryKey, load, label, empty, render = plain }: Props) {
  const entities = useEntities()
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }): Promise<PersonPages> => {
      const { accounts, next } = await load({ limit: PAGE, after: pageParam })
      return { ids: entities.keepAccounts(accounts), next }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // Rows must not change under the reader on the way back.
    staleTime: 5 * 60_000,
  })
  if (query.isPending) return <PeopleSkeleton />
  if (query.isError && !query.data)
    return <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => query.refetch()} />
  const ids = [...new Set(query.data.pages.flatMap((page) => page.ids))]
  const older = query.hasNextPage
    ? {
        load: () => void query.fetchNextPage(),
        busy: query.isFetchingNextPage,
        problem: query.isFetchNextPageError ? query.error : null,
      }
    : null
  if (ids.length === 0 && !older) return empty
  return (
    <>
      <VirtualList
        role="list"
        keys={ids}
        estimate={PERSON_PX}
        label={label}
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => render(ids[index] ?? '')}
      />
      <ListEnd older={older} />
    </>
  )
}

const plain = (id: string) => <PersonRow id={id} />
