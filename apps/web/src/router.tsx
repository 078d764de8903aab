/** The places of the app. */
import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from './api/session.ts'
import { Shell } from './layout/shell.tsx'
import { Empty, Skeleton } from './ui/notice.tsx'
import { WelcomePage } from './welcome/welcome-page.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeOrWelcome })
const publicTimeline = createRoute({
  getParentRoute: () => root,
  path: '/public',
  component: lazyRouteComponent(() => import('./timeline/public-page.tsx'), 'PublicPage'),
})
const tagTimeline = createRoute({
  getParentRoute: () => root,
  path: '/tags/$tag',
  component: lazyRouteComponent(() => import('./timeline/tag-page.tsx'), 'TagPage'),
})
const profile = createRoute({
  getParentRoute: () => root,
  path: '/@{$acct}',
  component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
})
const thread = createRoute({
  getParentRoute: () => root,
  path: '/@{$acct}/$statusId',
  component: lazyRouteComponent(() => import('./thread/thread-page.tsx'), 'ThreadPage'),
})

const LazyHome = lazy(async () => ({ default: (await import('./timeline/home-page.tsx')).HomePage }))

function HomeOrWelcome() {
  if (!useSession()) return <WelcomePage />
  return (
    <Suspense fallback={<Skeleton />}>
      <LazyHome />
    </Suspense>
  )
}

function NotFound() {
  return (
    <Empty title="There is nothing at this address">
      <Link to="/" className="text-accent underline">
        Go home
      </Link>
    </Empty>
  )
}

export const router = createRouter({
  routeTree: root.addChildren([home, publicTimeline, tagTimeline, profile, thread]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
