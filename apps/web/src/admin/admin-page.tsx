import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, ScrollText, Users } from 'lucide-react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useInstance } from '../api/use-instance.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { AdminOnly } from './admin-only.tsx'
import { RegistrationRow } from './registration-row.tsx'
import { ADMIN, useAdminAccounts } from './use-admin-accounts.ts'

/** What waits for an administrator, and the way to the rest. */
export function AdminPage() {
  return (
    <AdminOnly title={t('app.admin')}>
      <Figures />
      <nav aria-label={t('app.admin')} className="divide-y divide-line border-b border-line">
        <Place to="/admin/accounts" icon={Users} name={t('admin.accounts')} about={t('admin.accountsAbout')} />
        <Place to="/admin/audit" icon={ScrollText} name={t('admin.audit')} about={t('admin.auditAbout')} />
      </nav>
      <WaitingRegistrations />
    </AdminOnly>
  )
}

function Figures() {
  const stats = useQuery({
    queryKey: [...ADMIN, 'stats'],
    queryFn: async () => (await api().v1.instance.fetch()).stats,
  })
  const { data: instance } = useInstance()
  const waiting = useAdminAccounts('pending')
  const count = (value: number | undefined) => value?.toLocaleString(currentLanguage()) ?? '–'
  const figures = [
    { name: t('admin.figure.waiting'), value: `${count(waiting.accounts?.length)}${waiting.hasNextPage ? '+' : ''}` },
    { name: t('admin.figure.accounts'), value: count(stats.data?.userCount) },
    { name: t('admin.figure.posts'), value: count(stats.data?.statusCount) },
    { name: t('admin.figure.authors'), value: count(instance?.usage.users.activeMonth) },
  ]
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-line bg-line sm:grid-cols-4">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex flex-col-reverse justify-end bg-paper px-4 py-4">
          <dt className="text-[13px] text-muted">{name}</dt>
          <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface PlaceProps {
  to: '/admin/accounts' | '/admin/audit'
  icon: typeof Users
  name: string
  about: string
}

function Place({ to, icon: Icon, name, about }: PlaceProps) {
  return (
    <Link to={to} className="flex min-h-15 items-center gap-4 px-4 py-2 hover:bg-sunken">
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block text-[15px] font-medium">{name}</span>
        <span className="block text-[13px] text-muted">{about}</span>
      </span>
      <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted" />
    </Link>
  )
}

function WaitingRegistrations() {
  const { data: instance } = useInstance()
  const waiting = useAdminAccounts('pending')
  const { accounts } = waiting
  return (
    <section aria-labelledby="waiting-registrations">
      <h2 id="waiting-registrations" className="px-4 pt-6 pb-2 text-[17px] font-semibold">
        {t('admin.waiting')}
      </h2>
      {waiting.isError && !accounts ? (
        <Notice text={describeProblem(waiting.error)} action={t('app.retry')} onAction={() => void waiting.refetch()} />
      ) : !accounts ? (
        <Skeleton rows={2} />
      ) : accounts.length === 0 ? (
        <p className="px-4 pb-8 text-[15px] text-muted">
          {instance?.registrations.approvalRequired ? t('admin.nobodyWaits') : t('admin.noApproval')}
        </p>
      ) : (
        <ul className="border-t border-line">
          {accounts.map((account) => (
            <RegistrationRow key={account.id} account={account} />
          ))}
        </ul>
      )}
      {waiting.hasNextPage && (
        <p className="px-4 py-4">
          <Link to="/admin/accounts" search={{ status: 'pending' }} className="text-accent hover:underline">
            {t('admin.allWaiting')}
          </Link>
        </p>
      )}
    </section>
  )
}
