import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { PagedList } from '../feeds/paged-list.tsx'
import { t } from '../i18n/i18n.ts'
import { Empty } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AccountRow, ROW_PX } from './account-row.tsx'
import { AdminOnly } from './admin-only.tsx'
import { type AccountFilter, FILTERS, useAdminAccounts } from './use-admin-accounts.ts'

const route = getRouteApi('/admin/accounts')

/** All accounts, by state and by the start of their names; both are in the address. */
export function AccountsPage() {
  const { status, q } = route.useSearch()
  const filter = FILTERS.find((name) => name === status) ?? 'all'
  return (
    <AdminOnly title={t('admin.accounts')}>
      <NameField filter={filter} name={q ?? ''} />
      <Tabs
        label={t('admin.byState')}
        tabs={FILTERS.map((name) => ({
          name: t(`admin.filter.${name}`),
          selected: name === filter,
          link: { to: '/admin/accounts', search: { q, status: name === 'all' ? undefined : name } },
        }))}
      />
      <Accounts key={filter} filter={filter} name={q ?? ''} />
    </AdminOnly>
  )
}

const PAUSE_MS = 250

function NameField({ filter, name }: { filter: AccountFilter; name: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(name)
  useEffect(() => {
    const q = typed.trim().replace(/^@/, '') || undefined
    const status = filter === 'all' ? undefined : filter
    const timer = setTimeout(() => {
      if ((q ?? '') !== name) void navigate({ to: '/admin/accounts', search: { q, status }, replace: true })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, filter, name, navigate])
  return (
    <div className="px-4 py-3">
      <input
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        aria-label={t('admin.search')}
        placeholder={t('admin.search')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className="min-h-11 w-full rounded-full border border-line bg-raised px-4 placeholder:text-muted"
      />
    </div>
  )
}

function Accounts({ filter, name }: { filter: AccountFilter; name: string }) {
  const query = useAdminAccounts(filter, name)
  return (
    <PagedList
      query={query}
      items={query.accounts}
      keyOf={({ id }) => id}
      estimate={ROW_PX}
      label={t('admin.accounts')}
      empty={<Empty title={name ? t('admin.nobodyCalled', { name }) : t(`admin.none.${filter}`)} />}
      render={(account) => <AccountRow account={account} />}
    />
  )
}
