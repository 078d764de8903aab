import { Link } from '@tanstack/react-router'
import { LogIn, Menu, PenLine } from 'lucide-react'
import { useSession } from '../api/session.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import { useUnreadConversations } from '../conversations/use-unread-conversations.ts'
import { t } from '../i18n/i18n.ts'
import { useUnread } from '../notifications/use-unread.ts'
import { NavLink } from './nav-link.tsx'
import { HOME_PLACE, LOCAL_PLACE, NOTIFICATIONS_PLACE, PLACES, PROFILE_ICON, SEARCH_PLACE } from './places.ts'

/** Beside the column from 640 px; with names from 1100 px. */
export function Rail() {
  const session = useSession()
  const compose = useCompose()
  const unread = useUnread()
  const conversations = useUnreadConversations()
  return (
    <nav
      aria-label={t('app.places')}
      className="sticky top-0 hidden h-dvh w-18 shrink-0 flex-col gap-1 overflow-y-auto p-3 sm:flex wide:w-60"
    >
      <Link to="/" className="flex min-h-12 items-center gap-3 rounded-full px-[11px]" aria-label={t('app.name')}>
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span className="hidden text-lg font-bold wide:inline">{t('app.name')}</span>
      </Link>
      {session ? (
        <>
          <NavLink {...HOME_PLACE} name={t('app.home')} />
          <NavLink {...SEARCH_PLACE} name={t('app.search')} />
          <NavLink
            {...NOTIFICATIONS_PLACE}
            name={t('app.notifications')}
            badge={unread}
            badgeName={t('notifications.unread', { count: unread })}
          />
          {PLACES.map((place) => (
            <NavLink
              key={place.name}
              {...place}
              name={t(`app.${place.name}`)}
              badge={place.name === 'conversations' ? conversations : 0}
              badgeName={t('notifications.unread', { count: conversations })}
            />
          ))}
          <NavLink to="/@{$acct}" params={{ acct: session.username }} name={t('app.profile')} icon={PROFILE_ICON} />
          <NavLink to="/more" name={t('app.more')} icon={Menu} />
          <button
            type="button"
            onClick={() => compose.open()}
            title={t('app.compose')}
            className="mt-3 flex min-h-12 items-center justify-center gap-3 rounded-full bg-accent font-semibold text-on-accent hover:bg-accent-strong"
          >
            <PenLine size={20} strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only wide:not-sr-only">{t('app.compose')}</span>
          </button>
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
