/** A few people and hashtags, then the posts. Nothing is shown before it is known how much stands above the posts. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PersonRow } from '../people/person-row.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { NothingFound } from './nothing-found.tsx'
import { PostResults } from './post-results.tsx'
import { nameIn } from './query.ts'
import type { SearchQuery } from './search-query.ts'

const PEOPLE = 3
const TAGS = 6

export function AllResults({ query }: { query: string }) {
  const entities = useEntities()
  const head = useQuery({
    queryKey: ['search', query, 'head'],
    queryFn: async () => {
      const name = nameIn(query)
      if (name === null) return { people: [], tags: [] }
      const find = (type: 'accounts' | 'hashtags', limit: number) =>
        api().v2.search.list({ q: type === 'hashtags' ? name.replace(/^#/, '') : name, type, limit })
      const [people, tags] = await Promise.all([find('accounts', PEOPLE + 1), find('hashtags', TAGS + 1)])
      return { people: entities.keepAccounts(people.accounts), tags: tags.hashtags.map(({ name }) => name) }
    },
  })
  if (head.isPending) return <Skeleton />
  // One notice for the whole page: the posts would most likely say the same.
  if (head.isError && !head.data)
    return <Notice text={describeProblem(head.error)} action={t('app.retry')} onAction={() => head.refetch()} />
  const { people, tags } = head.data
  const nothingElse = people.length === 0 && tags.length === 0
  return (
    <>
      {people.length > 0 && (
        <Section
          title={t('search.people')}
          all={people.length > PEOPLE && t('search.allPeople')}
          search={{ q: query, type: 'people' }}
        >
          <ul>
            {people.slice(0, PEOPLE).map((id) => (
              <li key={id}>
                <PersonRow id={id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tags.length > 0 && (
        <Section
          title={t('search.tags')}
          all={tags.length > TAGS && t('search.allTags')}
          search={{ q: query, type: 'tags' }}
        >
          <ul className="flex flex-wrap gap-2 border-b border-line px-4 pb-3">
            {tags.slice(0, TAGS).map((name) => (
              <li key={name} className="max-w-full">
                <Link
                  to="/tags/$tag"
                  params={{ tag: name }}
                  className="inline-flex min-h-10 max-w-full items-center rounded-full border border-line bg-raised px-4 text-[15px] hover:bg-sunken"
                >
                  <bdi className="truncate">#{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!nothingElse && <Heading title={t('search.posts')} />}
      <PostResults
        query={query}
        empty={
          nothingElse ? (
            <NothingFound query={query} />
          ) : (
            <Empty title={t('search.nothingPosts', { query })}>{t('search.nothingPostsHint')}</Empty>
          )
        }
      />
    </>
  )
}

interface SectionProps {
  title: string
  /** Words of the link to all of them; false when all are here. */
  all: string | false
  search: SearchQuery
  children: ReactNode
}

function Section({ title, all, search, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <Heading title={title}>
        {all && (
          <Link
            to="/search"
            search={search}
            resetScroll
            className="-mr-2 inline-flex min-h-10 items-center rounded-full px-3 text-sm font-semibold text-accent hover:bg-sunken"
          >
            {all}
          </Link>
        )}
      </Heading>
      {children}
    </section>
  )
}

const Heading = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="flex min-h-12 items-center justify-between gap-3 px-4">
    <h2 className="font-semibold">{title}</h2>
    {children}
  </div>
)
