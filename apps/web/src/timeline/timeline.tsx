/** An endless list of posts, whatever feeds it. */
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { describeProblem, type Status } from '../api/problem.ts'
import { Post } from '../post/post.tsx'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'

const PAGE = 20

interface Props {
  queryKey: QueryKey
  /** The page below `maxId`, newest first. */
  load(params: { limit: number; maxId?: string }): PromiseLike<Status[]>
  empty: ReactNode
}

export function Timeline({ queryKey, load, empty }: Props) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }) => await load({ limit: PAGE, maxId: pageParam }),
    initialPageParam: undefined as string | undefined,
    // An empty page is the end: the server never answers a short page in the middle.
    getNextPageParam: (last) => last.at(-1)?.id,
    staleTime: 60_000,
  })
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query

  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '1200px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  if (query.isPending) return <Skeleton />
  if (query.isError && !query.data)
    return <Notice text={describeProblem(query.error)} action="Try again" onAction={() => query.refetch()} />
  const statuses = unique(query.data.pages.flat())
  if (statuses.length === 0) return empty
  return (
    <>
      <div role="feed" aria-busy={isFetchingNextPage}>
        {statuses.map((status) => (
          <Post key={status.id} status={status} />
        ))}
      </div>
      <div ref={end} className="grid min-h-24 place-items-center text-sm text-muted">
        {query.isFetchNextPageError ? (
          <Button kind="quiet" onClick={() => fetchNextPage()}>
            Could not load more. Try again
          </Button>
        ) : hasNextPage ? (
          'Loading…'
        ) : (
          'That is all.'
        )}
      </div>
    </>
  )
}

function unique(statuses: Status[]): Status[] {
  const seen = new Set<string>()
  return statuses.filter((status) => !seen.has(status.id) && seen.add(status.id))
}
