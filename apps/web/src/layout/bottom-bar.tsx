import { LogIn, PenLine } from 'lucide-react'
import { useSession } from '../api/session.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import { t } from '../i18n/i18n.ts'
import { useUnread } from '../notifications/use-unread.ts'
import { NavLink } from './nav-link.tsx'
import { HOME_PLACE, LOCAL_PLACE, NOTIFICATIONS_PLACE, PROFILE_ICON, SEARCH_PLACE } from './places.ts'

/** Five places within the thumb's reach, below 640 px. */
export function BottomBar() {
  const session = useSession()
  const compose = useCompose()
  const unread = useUnread()
  return (
    <nav
      aria-label={t('app.places')}
      className="fixed inset-x-0 bottom-0 z-30 flex justify-around border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {session ? (
        <>
          <NavLink {...HOME_PLACE} name={t('app.home')} />
          <NavLink {...SEARCH_PLACE} name={t('app.search')} />
          <button
            type="button"
            onClick={() => compose.open()}
            aria-label={t('app.compose')}
            className="my-1 grid size-10 place-items-center self-center rounded-full bg-accent text-on-accent"
          >
            <PenLine size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <NavLink
            {...NOTIFICATIONS_PLACE}
            name={t('app.notifications')}
            badge={unread}
            badgeName={t('notifications.unread', { count: unread })}
          />
          <NavLink to="/@{$acct}" params={{ acct: session.username }} name={t('app.profile')} icon={PROFILE_ICON} />
        </>
      ) : (
        <>
          <NavLink to="/" name={t('app.join')} icon={LogIn} />
          <NavLink {...LOCAL_PLACE} name={t('app.local')} />
          <NavLink {...SEARCH_PLACE} name={t('app.search')} />
        </>
      )}
    </nav>
  )
}
