/** One group on one line or two: who did what, and the post it is about in short. */
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { useSession } from '../api/session.ts'
import { useAccount, useStatus } from '../entities/use-entities.tsx'
import { TimeAgo } from '../post/time-ago.tsx'
import { DismissButton } from './dismiss-button.tsx'
import { Faces } from './faces.tsx'
import { FollowedBy } from './followed-by.tsx'
import type { Group } from './groups.ts'
import { iconOf } from './kinds.tsx'
import { PostPreview } from './post-preview.tsx'
import { RequestAnswer } from './request-answer.tsx'
import { Said } from './said.tsx'

export function GroupRow({ group, onDismiss }: { group: Group; onDismiss(): void }) {
  const { type, accountIds, statusId, count, at } = group
  const about = useId()
  const open = useOpen(group)
  const { icon: Icon, colour, filled } = iconOf(type)
  return (
    <article
      data-focus
      tabIndex={-1}
      aria-labelledby={about}
      className="flex cursor-pointer gap-3 border-b border-line px-4 py-2.5 transition-colors duration-150 hover:bg-raised focus-visible:-outline-offset-2"
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === 'o')) open?.()
      }}
      onClick={(event) => {
        const target = event.target as HTMLElement
        if (!target.closest('a, button') && !getSelection()?.toString()) open?.()
      }}
    >
      <span className={`flex w-9 shrink-0 justify-end pt-2.5 sm:w-11 ${colour}`}>
        <Icon size={22} strokeWidth={1.75} aria-hidden="true" className={filled ? 'fill-current' : undefined} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-2">
          {type === 'follow' ? <span /> : <Faces ids={accountIds} count={count} />}
          <span className="flex shrink-0 items-center gap-1 text-[13px] text-muted">
            <TimeAgo iso={at} />
            <DismissButton onDismiss={onDismiss} />
          </span>
        </div>
        <p
          id={about}
          className={`text-[15px] text-muted wrap-anywhere ${type === 'follow' ? '-mt-8 min-h-8 pr-20' : 'mt-0.5'}`}
        >
          <Said group={group} />
        </p>
        {type === 'follow' && <FollowedBy ids={accountIds} />}
        {type === 'follow_request' && accountIds[0] && <RequestAnswer accountId={accountIds[0]} />}
        {statusId && <PostPreview id={statusId} />}
      </div>
    </article>
  )
}

/** To the post, else to whoever did it, else nowhere. */
function useOpen({ statusId, accountIds }: Group): (() => void) | undefined {
  const navigate = useNavigate()
  const status = useStatus(statusId ?? undefined)
  const account = useAccount(accountIds[0])
  const session = useSession()
  if (status)
    return () =>
      void navigate({ to: '/@{$acct}/$statusId', params: { acct: status.account.acct, statusId: status.id } })
  const acct = account?.acct ?? session?.username
  return acct ? () => void navigate({ to: '/@{$acct}', params: { acct } }) : undefined
}
