/** All places that have no room in the bar, and signing out. */
import { Link } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { useOwnAccount } from '../api/use-own-account.ts'
import { useUnreadConversations } from '../conversations/use-unread-conversations.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from './page-header.tsx'
import { ADMIN_PLACE, MORE_PLACES, PLACES } from './places.ts'
import { SignOutRow } from './sign-out-row.tsx'

const ROW = 'flex min-h-13 items-center gap-4 px-4 text-[15px] hover:bg-sunken w-full text-left'
const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true, className: 'text-muted' } as const

export function MorePage() {
  const own = useOwnAccount()
  const isAdmin = own.data?.role?.name === 'Admin' || Number(own.data?.role?.permissions ?? 0) > 0
  const conversations = useUnreadConversations()
  const requests = own.data?.source.followRequestsCount ?? 0
  const places = [...PLACES, ...MORE_PLACES, ...(isAdmin ? [ADMIN_PLACE] : [])]
  return (
    <>
      <PageHeader title={t('app.more')} />
      <ul className="py-2">
        {places.map(({ name, to, icon: Icon }) => (
          // What is in the rail need not be here beside it.
          <li key={name} className={PLACES.some((place) => place.name === name) ? 'sm:hidden' : undefined}>
            <Link to={to} className={ROW}>
              <Icon {...ICON} />
              {t(`app.${name}`)}
              {name === 'followRequests' && requests > 0 && <Waiting count={requests} />}
              {name === 'conversations' && conversations > 0 && <Waiting count={conversations} />}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/apps" className={ROW}>
            <Smartphone {...ICON} />
            {t('app.otherApps')}
          </Link>
        </li>
        <li>
          <SignOutRow className={ROW} iconClassName={ICON.className} />
        </li>
      </ul>
    </>
  )
}

const Waiting = ({ count }: { count: number }) => (
  <span className="ml-auto rounded-full bg-accent px-2.5 py-0.5 text-[13px] font-semibold text-on-accent tabular-nums">
    {count}
  </span>
)
