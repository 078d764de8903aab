/** An endless list of posts, whatever feeds it. */
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { describeProblem, type Status } from '../api/problem.ts'
import { type Live, present } from '../api/status-cache.ts'
import { Post } from '../post/post.tsx'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { useLive } from './use-live.ts'

const PAGE = 20

interface Props {
  queryKey: QueryKey
  /** The page below `maxId`, newest first. */
  load(params: { limit: number; maxId?: string }): PromiseLike<Status[]>
  empty: ReactNode
  /** What of the pages and of the live posts is on the page, in order. */
  select?(pages: readonly Status[][], live: Live): Status[]
  staleTime?: number
}

const asRead = (pages: readonly Status[][], { gone }: Live) => present(pages.flat(), gone)

export function Timeline({ queryKey, load, empty, select = asRead, staleTime = 60_000 }: Props) {
  const live = useLive()
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }) => await load({ limit: PAGE, maxId: pageParam }),
    initialPageParam: undefined as string | undefined,
    // An empty page is the end: the server never answers a short page in the middle.
    getNextPageParam: (last) => last.at(-1)?.id,
    staleTime,
  })
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query

  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '1200px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  if (query.isPending) return <Skeleton />
  if (query.isError && !query.data)
    return <Notice text={describeProblem(query.error)} action="Try again" onAction={() => query.refetch()} />
  const statuses = select(query.data.pages, live)
  if (statuses.length === 0 && !hasNextPage) return empty
  return (
    <>
      <div role="feed" aria-busy={isFetchingNextPage}>
        {statuses.map((status) => (
          <Post key={status.id} status={status} />
        ))}
      </div>
      <div ref={end} className="grid min-h-24 place-items-center text-sm text-muted">
        {isFetchNextPageError ? (
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
