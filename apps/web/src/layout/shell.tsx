/** The frame of every page: bottom bar on narrow screens, a rail from 640 px, labels and a side column from 1100 px. */
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from '../api/session.ts'
import { ComposeProvider } from '../compose/compose-provider.tsx'
import { FiltersLive } from '../filters/filters-live.tsx'
import { t } from '../i18n/i18n.ts'
import { GlobalKeys } from '../keyboard/global-keys.tsx'
import { ViewerHost } from '../media/viewer-host.tsx'
import { useKeepUnread } from '../notifications/use-unread.ts'
import { PageSkeleton } from '../ui/notice.tsx'
import { privatePlace } from '../welcome/private-places.ts'
import { SignedOut } from '../welcome/signed-out.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Rail } from './rail.tsx'
import { useRouteFocus } from './use-route-focus.ts'

const LazySide = lazy(async () => ({ default: (await import('./side-column.tsx')).SideColumn }))

const LazyHoverCards = lazy(async () => ({ default: (await import('../people/hover-card.tsx')).HoverCards }))
/** Whether there is a mouse: fingers do not rest on links. */
const HOVERS = matchMedia('(hover: hover)').matches

export function Shell() {
  const session = useSession()
  const atWelcome = useLocation({ select: ({ pathname }) => pathname === '/' }) && !session
  const place = useLocation({ select: ({ pathname }) => privatePlace(pathname) })
  useRouteFocus()
  useKeepUnread()
  return (
    <ComposeProvider>
      <GlobalKeys />
      {session && <FiltersLive />}
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-full bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
      >
        {t('app.skip')}
      </a>
      <div className="mx-auto flex max-w-[1200px] justify-center">
        <Rail />
        <main
          id="main"
          tabIndex={-1}
          className={`min-h-dvh w-full pb-20 outline-none sm:pb-0 ${atWelcome ? '' : 'max-w-[600px] border-line sm:border-x'}`}
        >
          <ConnectionBar />
          <Suspense fallback={<PageSkeleton />}>
            {place && !session ? <SignedOut title={t(`app.${place}`)} /> : <Outlet />}
          </Suspense>
        </main>
        {!atWelcome && (
          <aside className="sticky top-0 hidden h-dvh w-80 shrink-0 overflow-y-auto p-5 wide:block">
            <Suspense>
              <LazySide />
            </Suspense>
          </aside>
        )}
      </div>
      <BottomBar />
      <ViewerHost />
      {session && HOVERS && (
        <Suspense>
          <LazyHoverCards />
        </Suspense>
      )}
    </ComposeProvider>
  )
}
