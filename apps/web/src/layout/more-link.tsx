/** To all places that have no room in the bottom bar, from the pages that are in it; how much waits there. */
import { Link } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { useSession } from '../api/session.ts'
import { useOwnAccount } from '../api/use-own-account.ts'
import { useUnreadConversations } from '../conversations/use-unread-conversations.ts'
import { t } from '../i18n/i18n.ts'
import { Badge } from './nav-link.tsx'

export function MoreLink({ className = '' }: { className?: string }) {
  const session = useSession()
  const requests = useOwnAccount().data?.source.followRequestsCount ?? 0
  const waiting = useUnreadConversations() + requests
  if (!session) return null
  return (
    <Link
      to="/more"
      title={t('app.more')}
      className={`relative grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunken sm:hidden ${className}`}
    >
      <Menu size={20} strokeWidth={1.75} aria-hidden="true" />
      <Badge count={waiting} name={t('notifications.unread', { count: waiting })} className="top-0 left-5" />
      <span className="sr-only">{t('app.more')}</span>
    </Link>
  )
}
