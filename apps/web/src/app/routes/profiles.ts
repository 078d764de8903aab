/** People. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { getParentRoute } from '../root.tsx'

/** One header above the three tabs: switching leaves it as it is. */
const profileLayout = createRoute({
  getParentRoute,
  id: 'profile',
  component: lazyRouteComponent(() => import('../../profile/profile-layout.tsx'), 'ProfileLayout'),
})
const profile = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}',
  component: lazyRouteComponent(() => import('../../profile/profile-page.tsx'), 'ProfilePage'),
})
const profileReplies = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}/replies',
  component: lazyRouteComponent(() => import('../../profile/replies-page.tsx'), 'RepliesPage'),
})
const profileMedia = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}/media',
  component: lazyRouteComponent(() => import('../../profile/media-page.tsx'), 'MediaPage'),
})
const followers = createRoute({
  getParentRoute,
  path: '/@{$acct}/followers',
  component: lazyRouteComponent(() => import('../../people/followers-page.tsx'), 'FollowersPage'),
})
const following = createRoute({
  getParentRoute,
  path: '/@{$acct}/following',
  component: lazyRouteComponent(() => import('../../people/following-page.tsx'), 'FollowingPage'),
})
const people = createRoute({
  getParentRoute,
  path: '/people',
  validateSearch: ({ show }: Record<string, unknown>): { show?: 'active' | 'new' } => ({
    show: show === 'active' || show === 'new' ? show : undefined,
  }),
  component: lazyRouteComponent(() => import('../../people/people-page.tsx'), 'PeoplePage'),
})
const followRequests = createRoute({
  getParentRoute,
  path: '/follow-requests',
  component: lazyRouteComponent(() => import('../../people/follow-requests-page.tsx'), 'FollowRequestsPage'),
})

export const profilesRoutes = [
  profileLayout.addChildren([profile, profileReplies, profileMedia]),
  followers,
  following,
  people,
  followRequests,
] as const
