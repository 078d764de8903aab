/** Nothing found: what was searched for, and what may find more. */
import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { Empty } from '../ui/notice.tsx'
import { termsOf, widerQueries } from './query.ts'
import type { SearchQuery } from './search-query.ts'

const TITLES = { posts: 'nothingPosts', people: 'nothingPeople', tags: 'nothingTags' } as const

export function NothingFound({ query, type }: { query: string; type?: SearchQuery['type'] }) {
  const offers: { name: string; search: SearchQuery }[] = [
    ...(type === 'people' || type === 'tags' ? [] : widerQueries(query)).map((wider) => ({
      name: t(`search.${wider.kind}`),
      search: { q: wider.query, type },
    })),
    ...(type === 'posts' && isName(query)
      ? [{ name: t('search.peopleInstead'), search: { q: query, type: 'people' as const } }]
      : []),
    ...(type === 'people' ? [{ name: t('search.postsInstead'), search: { q: query, type: 'posts' as const } }] : []),
    ...(type ? [{ name: t('search.everything'), search: { q: query } }] : []),
  ]
  return (
    <Empty title={t(`search.${type ? TITLES[type] : 'nothing'}`, { query })}>
      <p>{t(type === 'posts' || !type ? 'search.nothingPostsHint' : 'search.nothingHint')}</p>
      {offers.length > 0 && (
        <nav aria-label={t('search.instead')} className="mt-4">
          <p className="text-sm">{t('search.instead')}</p>
          <ul className="mt-2 flex flex-col items-center gap-2">
            {offers.map(({ name, search }) => (
              <li key={name} className="max-w-full">
                <Link
                  to="/search"
                  search={search}
                  className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-full border border-line bg-raised px-4 text-[15px] text-ink hover:bg-sunken"
                >
                  <span className="shrink-0 font-semibold">{name}</span>
                  {search.q !== query && <bdi className="truncate text-muted">{search.q}</bdi>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Empty>
  )
}

/** A word or two could be somebody's name. */
const isName = (query: string): boolean => {
  const terms = termsOf(query)
  return terms.length > 0 && terms.length < 4 && terms.every(({ kind }) => kind === 'word')
}
