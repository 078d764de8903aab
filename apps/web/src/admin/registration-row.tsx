import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { TimeAgo } from '../post/time-ago.tsx'
import { Button } from '../ui/button.tsx'
import type { AdminAccount } from './account-state.ts'
import { useDeeds } from './use-deeds.ts'

/** Somebody who would like to join: who, why, and the two answers. */
export function RegistrationRow({ account }: { account: AdminAccount }) {
  const { busy, problem, approve, reject } = useDeeds(account)
  const { id, username, email, inviteRequest, createdAt } = account
  return (
    <li className="border-b border-line px-4 py-4">
      <div className="flex items-center justify-between gap-3">
        <Link
          to="/admin/accounts/$accountId"
          params={{ accountId: id }}
          className="-my-2 inline-flex min-h-10 min-w-0 items-center text-[15px] font-semibold wrap-anywhere hover:underline"
        >
          @{username}
        </Link>
        <span className="shrink-0 text-[13px] text-muted">
          <TimeAgo iso={createdAt} />
        </span>
      </div>
      {email && <p className="text-[13px] wrap-anywhere text-muted">{email}</p>}
      {inviteRequest ? (
        <p dir="auto" className="mt-2 border-l-2 border-line pl-3 text-[15px] wrap-anywhere whitespace-pre-wrap">
          {inviteRequest}
        </p>
      ) : (
        <p className="mt-2 text-[15px] text-muted">{t('admin.noReason')}</p>
      )}
      {problem && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabled={busy} onClick={() => void approve()} aria-label={t('admin.approveWhom', { name: username })}>
          {t('admin.approve')}
        </Button>
        <Button
          kind="quiet"
          disabled={busy}
          onClick={() => reject()}
          aria-label={t('admin.rejectWhom', { name: username })}
        >
          {t('admin.reject')}
        </Button>
      </div>
    </li>
  )
}
