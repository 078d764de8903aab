/** One's own affairs. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { getParentRoute } from '../root.tsx'

const more = createRoute({
  getParentRoute,
  path: '/more',
  component: lazyRouteComponent(() => import('../../layout/more-page.tsx'), 'MorePage'),
})
const filters = createRoute({
  getParentRoute,
  path: '/filters',
  component: lazyRouteComponent(() => import('../../filters/filters-page.tsx'), 'FiltersPage'),
})
const filter = createRoute({
  getParentRoute,
  path: '/filters/$filterId',
  component: lazyRouteComponent(() => import('../../filters/filter-page.tsx'), 'FilterPage'),
})
const settings = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../../settings/settings-page.tsx'), 'SettingsPage'),
})
const settingsProfile = createRoute({
  getParentRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../../settings/profile-page.tsx'), 'ProfileSettingsPage'),
})
const settingsAppearance = createRoute({
  getParentRoute,
  path: '/settings/appearance',
  component: lazyRouteComponent(() => import('../../settings/appearance-page.tsx'), 'AppearancePage'),
})
const settingsPosting = createRoute({
  getParentRoute,
  path: '/settings/posting',
  component: lazyRouteComponent(() => import('../../settings/posting-page.tsx'), 'PostingPage'),
})
const settingsAccount = createRoute({
  getParentRoute,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('../../settings/account-page.tsx'), 'AccountPage'),
})
const settingsSessions = createRoute({
  getParentRoute,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('../../settings/sessions-page.tsx'), 'SessionsPage'),
})
const settingsBlocks = createRoute({
  getParentRoute,
  path: '/settings/blocks',
  component: lazyRouteComponent(() => import('../../settings/blocks-page.tsx'), 'BlocksPage'),
})
const settingsMutes = createRoute({
  getParentRoute,
  path: '/settings/mutes',
  component: lazyRouteComponent(() => import('../../settings/mutes-page.tsx'), 'MutesPage'),
})
const otherApps = createRoute({
  getParentRoute,
  path: '/apps',
  component: lazyRouteComponent(() => import('../../about/other-apps-page.tsx'), 'OtherAppsPage'),
})

export const settingsRoutes = [
  more,
  filters,
  filter,
  settings,
  settingsProfile,
  settingsAppearance,
  settingsPosting,
  settingsAccount,
  settingsSessions,
  settingsBlocks,
  settingsMutes,
  otherApps,
] as const
