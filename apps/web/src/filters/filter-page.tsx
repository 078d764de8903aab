import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { draftOf, newDraft } from './filter-draft.ts'
import { FilterForm } from './filter-form.tsx'
import { useChangeFilters, useFilters } from './use-filters.ts'

/** One filter; `/filters/new` is one that is not there yet. */
export function FilterPage() {
  const { filterId } = useParams({ from: '/filters/$filterId' })
  return (
    <>
      <PageHeader title={t(filterId === 'new' ? 'filters.new' : 'filters.edit')} back />
      {filterId === 'new' ? <NewFilter /> : <OldFilter key={filterId} id={filterId} />}
    </>
  )
}

function useLeave() {
  const navigate = useNavigate()
  return () => void navigate({ to: '/filters', replace: true })
}

function NewFilter() {
  const { save } = useChangeFilters()
  const leave = useLeave()
  return (
    <FilterForm
      initial={newDraft()}
      submit={t('filters.create')}
      onSave={async (draft) => {
        await save(draft)
        leave()
      }}
    />
  )
}

function OldFilter({ id }: { id: string }) {
  const filters = useFilters()
  const { save } = useChangeFilters()
  const leave = useLeave()
  if (filters.isPending) return <Skeleton rows={3} />
  if (filters.isError && !filters.data)
    return <Notice text={describeProblem(filters.error)} action={t('app.retry')} onAction={() => filters.refetch()} />
  const filter = filters.data.find((other) => other.id === id)
  if (!filter)
    return (
      <Empty title={t('filters.notThere')}>
        <Link to="/filters" className={`mt-4 ${buttonLook('quiet')}`}>
          {t('app.filters')}
        </Link>
      </Empty>
    )
  return (
    <FilterForm
      initial={draftOf(filter)}
      before={filter}
      submit={t('app.save')}
      onSave={async (draft) => {
        await save(draft, filter)
        leave()
      }}
    />
  )
}
