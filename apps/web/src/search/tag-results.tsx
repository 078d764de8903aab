import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { PagedList } from '../feeds/paged-list.tsx'
import { t } from '../i18n/i18n.ts'
import { TAG_PX, TagRow } from '../timeline/tag-row.tsx'
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
  return (
    <PagedList
      query={found}
      items={found.data && [...new Set(found.data.pages.flat())]}
      keyOf={(name) => name}
      estimate={TAG_PX}
      label={t('search.tags')}
      empty={<NothingFound query={query} type="tags" />}
      render={(name) => <TagRow name={name} />}
    />
  )
}
