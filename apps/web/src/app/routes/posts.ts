/** A post with all that hangs on it, and writing one. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { getParentRoute } from '../root.tsx'

const thread = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId',
  component: lazyRouteComponent(() => import('../../thread/thread-page.tsx'), 'ThreadPage'),
})
const history = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/history',
  component: lazyRouteComponent(() => import('../../thread/history-page.tsx'), 'HistoryPage'),
})
const whoLiked = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/likes',
  component: lazyRouteComponent(() => import('../../thread/likes-page.tsx'), 'LikesPage'),
})
const whoBoosted = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/boosts',
  component: lazyRouteComponent(() => import('../../thread/boosts-page.tsx'), 'BoostsPage'),
})
const compose = createRoute({
  getParentRoute,
  path: '/compose',
  component: lazyRouteComponent(() => import('../../compose/compose-page.tsx'), 'ComposePage'),
})

export const postsRoutes = [thread, history, whoLiked, whoBoosted, compose] as const
