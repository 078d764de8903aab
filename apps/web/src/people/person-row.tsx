/** One person in a list: who, a line of what they say of themselves, and what one can do. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Bot, Lock } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useAccount } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { FollowButton } from '../profile/follow-button.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { plainText } from './plain-text.ts'

interface Props {
  id: string
  /** Stands above the bio: why somebody is suggested, until when somebody is muted. */
  hint?: ReactNode
  /** Instead of the button to follow; null for none. */
  action?: ReactNode
}

/** Height of a row with two lines of bio, in pixels. */
export const PERSON_PX = 104

export const PersonRow = memo(function PersonRow({ id, hint, action }: Props) {
  const account = useAccount(id)
  const navigate = useNavigate()
  if (!account) return null
  const params = { acct: account.acct }
  const bio = plainText(account.note)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the name is the link that keys reach
    <article
      data-person
      aria-label={account.displayName || account.username}
      className="flex cursor-pointer gap-3 border-b border-line px-4 py-3 transition-colors duration-150 hover:bg-raised"
      onClick={(event) => {
        const target = event.target as HTMLElement
        if (!target.closest('a, button, form') && !getSelection()?.toString())
          void navigate({ to: '/@{$acct}', params })
      }}
    >
      <Link to="/@{$acct}" params={params} tabIndex={-1} aria-hidden="true" className="shrink-0 self-start">
        <Avatar account={account} />
      </Link>
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-3">
          <Link data-focus to="/@{$acct}" params={params} className="group min-w-0 rounded-sm">
            <span className="flex items-center gap-1.5">
              <bdi className="truncate text-[15px] font-semibold group-hover:underline">
                {account.displayName || account.username}
              </bdi>
              {account.locked && <Lock {...MARK} aria-label={t('people.locked')} />}
              {account.bot && <Bot {...MARK} aria-label={t('people.bot')} />}
            </span>
            <span className="block truncate text-sm text-muted">@{account.acct}</span>
          </Link>
          {action === undefined ? <FollowButton accountId={id} acct={account.acct} small /> : action}
        </div>
        {hint && <p className="mt-0.5 text-[13px] text-muted">{hint}</p>}
        {bio && (
          <p dir="auto" className="mt-1 line-clamp-2 text-[15px] wrap-anywhere">
            {bio}
          </p>
        )}
      </div>
    </article>
  )
})

const MARK = { size: 14, strokeWidth: 1.75, role: 'img', className: 'shrink-0 text-muted' } as const
