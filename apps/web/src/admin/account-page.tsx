import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { AccountDeeds } from './account-deeds.tsx'
import { type AdminAccount, stateOf } from './account-state.ts'
import { AdminOnly } from './admin-only.tsx'
import { StateMarks } from './state-mark.tsx'
import { accountKey } from './use-deeds.ts'

const route = getRouteApi('/admin/accounts/$accountId')

/** One account: what there is to know about it, and what can be done. */
export function AdminAccountPage() {
  return (
    <AdminOnly title={t('admin.account')}>
      <OneAccount />
    </AdminOnly>
  )
}

function OneAccount() {
  const { accountId } = route.useParams()
  const query = useQuery({
    queryKey: accountKey(accountId),
    queryFn: async () => await api().v1.admin.accounts.$select(accountId).fetch(),
  })
  if (query.isError && !query.data)
    return <Notice text={describeProblem(query.error)} action={t('app.retry')} onAction={() => void query.refetch()} />
  if (!query.data) return <Skeleton rows={2} />
  const account = query.data
  return (
    <>
      <div className="flex items-center gap-4 px-4 py-5">
        <Avatar account={account.account} size={64} />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold wrap-anywhere" dir="auto">
            {account.account.displayName || account.username}
          </h2>
          <p className="mb-1.5 text-sm wrap-anywhere text-muted">@{account.username}</p>
          <p className="flex flex-wrap gap-2">
            <StateMarks account={account} always />
          </p>
        </div>
      </div>
      {account.inviteRequest && (
        <div className="px-4 pb-5">
          <h3 className="text-[13px] text-muted">{t('admin.reason')}</h3>
          <p dir="auto" className="mt-1 border-l-2 border-line pl-3 text-[15px] wrap-anywhere whitespace-pre-wrap">
            {account.inviteRequest}
          </p>
        </div>
      )}
      <Facts account={account} />
      <AccountDeeds account={account} />
    </>
  )
}

function Facts({ account }: { account: AdminAccount }) {
  const language = currentLanguage()
  const day = (iso: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(iso))
  const { followersCount, followingCount, lastStatusAt, statusesCount } = account.account
  const facts = [
    [t('admin.fact.email'), account.email || t('admin.fact.noEmail')],
    [t('admin.joined'), day(account.createdAt)],
    [t('admin.fact.posts'), statusesCount.toLocaleString(language)],
    [t('admin.fact.lastPost'), lastStatusAt ? day(lastStatusAt) : t('admin.fact.noPost')],
    [t('admin.fact.followers'), followersCount.toLocaleString(language)],
    [t('admin.fact.following'), followingCount.toLocaleString(language)],
  ]
  return (
    <>
      <dl className="border-y border-line">
        {facts.map(([name, value]) => (
          <div
            key={name}
            className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2 text-[15px]"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {stateOf(account) === 'active' && (
        <Link
          to="/@{$acct}"
          params={{ acct: account.username }}
          className="flex min-h-12 items-center border-b border-line px-4 text-[15px] text-accent hover:bg-sunken"
        >
          {t('admin.seeProfile')}
        </Link>
      )}
    </>
  )
}
