/** An endless list of people: pages as one scrolls, every state it can be in, the place kept on the way back. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEntities } from '../entities/use-entities.tsx'
import { PagedList } from '../feeds/paged-list.tsx'
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
  const ids = query.data && [...new Set(query.data.pages.flatMap((page) => page.ids))]
  return (
    <PagedList
      query={query}
      items={ids}
      keyOf={(id) => id}
      estimate={PERSON_PX}
      label={label}
      empty={empty}
      skeleton={<PeopleSkeleton />}
      render={render}
    />
  )
}

const plain = (id: string) => <PersonRow id={id} />
