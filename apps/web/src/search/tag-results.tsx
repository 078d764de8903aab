import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { ListEnd } from '../feeds/feed-list.tsx'
import { VirtualList } from '../feeds/virtual-list.tsx'
import { t } from '../i18n/i18n.ts'
import { TAG_PX, TagRow } from '../timeline/tag-row.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { NothingFound } from './nothing-found.tsx'

const PAGE = 20

/** Every hashtag found, endless. */
export function TagResults({ query }: { query: string }) {
  const found = useInfiniteQuery({
    queryKey: ['search', query, 'tags'],
    initialPageParam: 0,
    queryFn: async ({ pageParam: offset }) => {
      const { hashtags } = await api().v2.search.list({
        q: query.replace(/^#/, ''),
        type: 'hashtags',
        limit: PAGE,
        offset,
      })
      return hashtags.map(({ name }) => name)
    },
    getNextPageParam: (page, _pages, offset) => (page.length < PAGE ? null : offset + PAGE),
  })
  if (found.isPending) return <Skeleton />
  if (found.isError && !found.data)
    return <Notice text={describeProblem(found.error)} action={t('app.retry')} onAction={() => found.refetch()} />
  const names = [...new Set(found.data.pages.flat())]
  if (names.length === 0) return <NothingFound query={query} type="tags" />
  const older = found.hasNextPage
    ? {
        load: () => void found.fetchNextPage(),
        busy: found.isFetchingNextPage,
        problem: found.isFetchNextPageError ? found.error : null,
      }
    : null
  return (
    <>
      <VirtualList
        role="list"
        keys={names}
        estimate={TAG_PX}
        label={t('search.tags')}
        busy={older?.busy ?? false}
        onEnd={older && !older.problem ? older.load : undefined}
        render={(index) => <TagRow name={names[index] ?? ''} />}
      />
      <ListEnd older={older} />
    </>
  )
}
