/** Meeting people: whom one could follow and why, who wrote lately, who is new. */
import { useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { PeopleSkeleton } from './people-skeleton.tsx'
import { peopleByOffset } from './people-source.ts'
import { PersonList } from './person-list.tsx'
import { SuggestionRows } from './suggestion-rows.tsx'
import { useSuggestions } from './use-suggestions.ts'

export function PeoplePage() {
  const signedIn = useSession() !== null
  const { show = signedIn ? 'suggested' : 'active' } = useSearch({ from: '/people' })
  return (
    <>
      <PageHeader title={t('app.people')} back />
      <Tabs
        label={t('app.people')}
        tabs={(signedIn ? (['suggested', 'active', 'new'] as const) : (['active', 'new'] as const)).map((name) => ({
          name: t(`people.${name}`),
          link: { to: '/people', search: name === 'suggested' ? {} : { show: name } },
          selected: name === show,
        }))}
      />
      {show === 'suggested' ? <Suggested /> : <Directory key={show} order={show} />}
    </>
  )
}

function Suggested() {
  const { data, isPending, isError, error, refetch, dismiss } = useSuggestions()
  if (isPending) return <PeopleSkeleton />
  if (isError && !data)
    return <Notice text={describeProblem(error)} action={t('app.retry')} onAction={() => void refetch()} />
  if (data.length === 0) return <Empty title={t('people.noSuggestions')}>{t('people.noSuggestionsHint')}</Empty>
  return <SuggestionRows suggestions={data} onDismiss={(id) => void dismiss(id)} />
}

const Directory = ({ order }: { order: 'active' | 'new' }) => (
  <PersonList
    queryKey={['directory', order]}
    load={peopleByOffset((params) => api().v1.directory.list({ ...params, order, local: true }))}
    label={t(`people.${order}`)}
    empty={<Empty title={t('people.emptyDirectory')}>{t('people.emptyDirectoryHint')}</Empty>}
  />
)
