import { Link } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty, Notice, Skeleton } from '../ui/notice.tsx'
import { dateOf } from './date-of.ts'
import { CONTEXTS, type Filter } from './filter-draft.ts'
import { useChangeFilters, useFilters } from './use-filters.ts'

export function FiltersPage() {
  return (
    <>
      <PageHeader
        title={t('app.filters')}
        back
        actions={
          <Link
            to="/filters/$filterId"
            params={{ filterId: 'new' }}
            className="-mr-2 inline-flex min-h-10 shrink-0 items-center gap-2 rounded-full px-3 font-semibold text-accent hover:bg-sunken"
          >
            <Plus size={18} strokeWidth={2} aria-hidden="true" />
            {t('filters.new')}
          </Link>
        }
      />
      <OwnFilters />
    </>
  )
}

function OwnFilters() {
  const filters = useFilters()
  const { remove } = useChangeFilters()
  if (filters.isPending) return <Skeleton rows={3} />
  if (filters.isError && !filters.data)
    return <Notice text={describeProblem(filters.error)} action={t('app.retry')} onAction={() => filters.refetch()} />
  if (filters.data.length === 0) return <Empty title={t('filters.empty')}>{t('filters.emptyHint')}</Empty>
  return (
    <ul>
      {filters.data.map((filter) => (
        <li key={filter.id} className="flex items-center border-b border-line pr-2 hover:bg-raised">
          <Link
            to="/filters/$filterId"
            params={{ filterId: filter.id }}
            className="block min-h-14 min-w-0 flex-1 px-4 py-3"
          >
            <bdi className="block truncate text-[15px] font-semibold">{filter.title}</bdi>
            <span className="block text-[13px] text-muted">{summaryOf(filter)}</span>
          </Link>
          <IconButton
            name={t('filters.deleteNamed', { title: filter.title })}
            icon={Trash2}
            size={18}
            className="text-muted"
            onClick={() => remove(filter)}
          />
        </li>
      ))}
    </ul>
  )
}

/** Words, what happens, where, until when: in one line. */
function summaryOf({ keywords, statuses, context, filterAction, expiresAt }: Filter): string {
  const where = CONTEXTS.filter((name) => context.includes(name))
  const parts = [
    keywords.length > 0 && t('filters.summary.words', { count: keywords.length }),
    statuses.length > 0 && t('filters.summary.posts', { count: statuses.length }),
    t(`filters.actions.${filterAction}`),
    where.length === CONTEXTS.length
      ? t('filters.everywhere')
      : where.map((name) => t(`filters.contextShort.${name}`)).join(', '),
    expiresAt && untilOf(expiresAt),
  ]
  return parts.filter(Boolean).join(' · ')
}

const untilOf = (iso: string) =>
  Date.parse(iso) <= Date.now() ? t('filters.summary.expired') : t('filters.summary.until', { date: dateOf(iso) })
