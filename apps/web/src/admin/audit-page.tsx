import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { type AuditEntry, ownApi } from '../api/own-api.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { PagedList } from '../feeds/paged-list.tsx'
import { nextOf } from '../feeds/source.ts'
import { t } from '../i18n/i18n.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { AdminOnly } from './admin-only.tsx'
import { AUDIT_PX, AuditRow } from './audit-row.tsx'
import { ADMIN } from './use-admin-accounts.ts'

/** What was done to accounts by whom, newest first. */
export function AuditPage() {
  return (
    <AdminOnly title={t('admin.audit')}>
      <Records />
    </AdminOnly>
  )
}

const PAGE = 40

function Records() {
  const entities = useEntities()
  const query = useInfiniteQuery({
    queryKey: [...ADMIN, 'audit'],
    queryFn: async ({ pageParam }): Promise<{ entries: AuditEntry[]; next: string | null }> => {
      const { data, headers } = await ownApi.audit({ limit: PAGE, maxId: pageParam })
      const actors = [...new Set(data.map(({ actor }) => actor))].filter((actor) => actor !== 'cli')
      if (actors.length > 0) entities.keepAccounts(await api().v1.accounts.fetch({ id: actors }))
      return { entries: data, next: nextOf(headers) }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  return (
    <PagedList
      query={query}
      items={query.data?.pages.flatMap((page) => page.entries)}
      keyOf={({ id }) => id}
      estimate={AUDIT_PX}
      label={t('admin.audit')}
      empty={<NoRecords />}
      render={(entry) => <AuditRow entry={entry} />}
    />
  )
}

const NoRecords = () => (
  <Empty title={t('admin.noRecords')}>
    <p>{t('admin.noRecordsAbout')}</p>
    <Link to="/admin/accounts" className={`mt-4 ${buttonLook('quiet')}`}>
      {t('admin.accounts')}
    </Link>
  </Empty>
)
