import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { PeopleSkeleton } from '../people/people-skeleton.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { useSettled } from '../ui/use-settled.ts'
import { MemberRow } from './member-row.tsx'

const DEBOUNCE_MS = 150
const MOST = 20

/** People one follows whose names fit, in the list or not. */
export function FoundPeople({ listId, members, query }: { listId: string; members: string[]; query: string }) {
  const entities = useEntities()
  const q = useSettled(query, DEBOUNCE_MS)
  const found = useQuery({
    queryKey: ['following-search', q],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      entities.keepAccounts(await api().v1.accounts.search.list({ q, following: true, limit: MOST })),
  })
  if (found.isPending) return <PeopleSkeleton rows={3} />
  if (found.isError && !found.data)
    return <Notice text={describeProblem(found.error)} action={t('app.retry')} onAction={() => found.refetch()} />
  if (found.data.length === 0)
    return <Empty title={t('lists.noneFound', { query: q })}>{t('lists.noneFoundHint')}</Empty>
  return (
    <ul aria-label={t('lists.find')}>
      {found.data.map((id) => (
        <li key={id}>
          <MemberRow id={id} listId={listId} member={members.includes(id)} />
        </li>
      ))}
    </ul>
  )
}
