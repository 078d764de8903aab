import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { TimeAgo } from '../post/time-ago.tsx'
import { Avatar } from '../ui/avatar.tsx'
import type { AdminAccount } from './account-state.ts'
import { StateMarks } from './state-mark.tsx'

/** Height of a row, in pixels. */
export const ROW_PX = 73

/** One account in the administration's list: who, in which state, since when. */
export function AccountRow({ account }: { account: AdminAccount }) {
  return (
    <Link
      data-focus
      to="/admin/accounts/$accountId"
      params={{ accountId: account.id }}
      className="flex min-h-18 items-center gap-3 border-b border-line px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
    >
      <Avatar account={account.account} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="truncate text-[15px] font-semibold">{account.account.displayName || account.username}</bdi>
          <StateMarks account={account} />
        </span>
        <span className="block truncate text-[13px] text-muted">
          @{account.username}
          {account.email && ` · ${account.email}`}
        </span>
      </span>
      <span className="shrink-0 text-[13px] text-muted" title={t('admin.joined')}>
        <TimeAgo iso={account.createdAt} />
      </span>
    </Link>
  )
}
