import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import type { PersonPages } from './person-list.tsx'

/** Takes somebody out of a list of people at once; what it returns puts them back where they were. */
export function useTakeOut(queryKey: readonly unknown[]): (id: string) => () => void {
  const queries = useQueryClient()
  return (id) => {
    const before = queries.getQueryData<InfiniteData<PersonPages>>(queryKey)
    queries.setQueryData<InfiniteData<PersonPages>>(
      queryKey,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({ ...page, ids: page.ids.filter((other) => other !== id) })),
        },
    )
    return () => before && queries.setQueryData(queryKey, before)
  }
}
