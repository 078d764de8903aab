import { useCanGoBack, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { MoreLink } from '../layout/more-link.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AllResults } from './all-results.tsx'
import { Chips } from './chips.tsx'
import { NothingFound } from './nothing-found.tsx'
import { OperatorTable } from './operator-table.tsx'
import { PeopleResults } from './people-results.tsx'
import { PostResults } from './post-results.tsx'
import { withTerm } from './query.ts'
import { RecentList } from './recent-list.tsx'
import { SearchField } from './search-field.tsx'
import type { SearchQuery } from './search-query.ts'
import { TagResults } from './tag-results.tsx'
import { useRunSearch } from './use-run-search.ts'

export function SearchPage() {
  const { q = '', type } = useSearch({ from: '/search' })
  const navigate = useNavigate()
  const session = useSession()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const search = useRunSearch()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useTextOf(q)
  // On touch the keyboard would cover what the empty page explains.
  const [autoFocus] = useState(() => q === '' && matchMedia('(hover: hover)').matches)
  usePageTitle(q ? t('search.resultsFor', { query: q }) : t('app.search'))
  useKeys({
    '/': () => {
      scrollTo({ top: 0, behavior: 'instant' })
      field.current?.select()
    },
  })

  const run = (query: string) => {
    field.current?.blur()
    search(query, type)
  }
  const insert = (example: string) => {
    setText(withTerm(text, example))
    scrollTo({ top: 0, behavior: 'instant' })
    field.current?.focus()
  }

  return (
    <>
      <header className="page-header sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-line bg-paper px-3">
        <h1 className="sr-only">{q ? t('search.resultsFor', { query: q }) : t('app.search')}</h1>
        {q !== '' && canGoBack && (
          <IconButton name={t('app.back')} icon={ArrowLeft} onClick={() => router.history.back()} className="-ml-1" />
        )}
        <search className="flex flex-1">
          <SearchField ref={field} text={text} onText={setText} onSearch={run} autoFocus={autoFocus} />
        </search>
        {q === '' && <MoreLink />}
      </header>
      {q === '' ? (
        <>
          <RecentList onSearch={run} />
          {session ? (
            <OperatorTable onInsert={insert} />
          ) : (
            <Empty title={t('search.howTo')}>{t('search.howToSignedOut')}</Empty>
          )}
        </>
      ) : (
        <>
          <Kinds query={q} type={type} />
          <Chips
            query={q}
            onChange={(next) => void navigate({ to: '/search', search: { q: next || undefined, type } })}
          />
          <Results key={`${type} ${q}`} query={q} type={type} />
        </>
      )}
    </>
  )
}

function Kinds({ query: q, type }: { query: string; type: SearchQuery['type'] }) {
  const kinds = [undefined, 'posts', 'people', 'tags'] as const
  return (
    <Tabs
      label={t('search.kinds')}
      tabs={kinds.map((kind) => ({
        name: t(`search.${kind ?? 'all'}`),
        link: { to: '/search', search: { q, type: kind } },
        selected: kind === type,
      }))}
    />
  )
}

function Results({ query, type }: { query: string; type: SearchQuery['type'] }) {
  if (type === 'posts') return <PostResults query={query} empty={<NothingFound query={query} type="posts" />} />
  if (type === 'people') return <PeopleResults query={query} />
  if (type === 'tags') return <TagResults query={query} />
  return <AllResults query={query} />
}

/** What is typed; another query in the address (back, a link) replaces it. */
function useTextOf(query: string) {
  const [of, setOf] = useState(query)
  const [text, setText] = useState(query)
  if (of !== query) {
    setOf(query)
    setText(query)
  }
  return [of === query ? text : query, setText] as const
}
