/** The places of the app. Each page is a chunk of its own: a visitor loads the welcome page and nothing else. */

import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from '../api/session.ts'
import { placeAt } from '../feeds/place.ts'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Shell } from '../layout/shell.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Skeleton } from '../ui/notice.tsx'
import { WelcomePage } from '../welcome/welcome-page.tsx'
import { parsePlain, stringifyPlain } from './plain-search.ts'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const getParentRoute = () => root

const home = createRoute({ getParentRoute, path: '/', component: HomeOrWelcome })
const localTimeline = createRoute({
  getParentRoute,
  path: '/local',
  component: lazyRouteComponent(() => import('../timeline/local-page.tsx'), 'LocalPage'),
})
const federatedTimeline = createRoute({
  getParentRoute,
  path: '/federated',
  component: lazyRouteComponent(() => import('../timeline/federated-page.tsx'), 'FederatedPage'),
})
const tagTimeline = createRoute({
  getParentRoute,
  path: '/tags/$tag',
  validateSearch: ({ all, any, none }: Record<string, unknown>): MoreTags => ({
    all: typeof all === 'string' ? all : undefined,
    any: typeof any === 'string' ? any : undefined,
    none: typeof none === 'string' ? none : undefined,
  }),
  component: lazyRouteComponent(() => import('../timeline/tag-page.tsx'), 'TagPage'),
})
/** One header above the three tabs: switching leaves it as it is. */
const profileLayout = createRoute({
  getParentRoute,
  id: 'profile',
  component: lazyRouteComponent(() => import('../profile/profile-layout.tsx'), 'ProfileLayout'),
})
const profile = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}',
  component: lazyRouteComponent(() => import('../profile/profile-page.tsx'), 'ProfilePage'),
})
const profileReplies = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}/replies',
  component: lazyRouteComponent(() => import('../profile/replies-page.tsx'), 'RepliesPage'),
})
const profileMedia = createRoute({
  getParentRoute: () => profileLayout,
  path: '/@{$acct}/media',
  component: lazyRouteComponent(() => import('../profile/media-page.tsx'), 'MediaPage'),
})
const followers = createRoute({
  getParentRoute,
  path: '/@{$acct}/followers',
  component: lazyRouteComponent(() => import('../people/followers-page.tsx'), 'FollowersPage'),
})
const following = createRoute({
  getParentRoute,
  path: '/@{$acct}/following',
  component: lazyRouteComponent(() => import('../people/following-page.tsx'), 'FollowingPage'),
})
const thread = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId',
  component: lazyRouteComponent(() => import('../thread/thread-page.tsx'), 'ThreadPage'),
})
const history = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/history',
  component: lazyRouteComponent(() => import('../thread/history-page.tsx'), 'HistoryPage'),
})
const whoLiked = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/likes',
  component: lazyRouteComponent(() => import('../thread/likes-page.tsx'), 'LikesPage'),
})
const whoBoosted = createRoute({
  getParentRoute,
  path: '/@{$acct}/$statusId/boosts',
  component: lazyRouteComponent(() => import('../thread/boosts-page.tsx'), 'BoostsPage'),
})
const compose = createRoute({
  getParentRoute,
  path: '/compose',
  component: lazyRouteComponent(() => import('../compose/compose-page.tsx'), 'ComposePage'),
})
const notifications = createRoute({
  getParentRoute,
  path: '/notifications',
  validateSearch: ({ type }: Record<string, unknown>): { type?: string } => ({
    type: typeof type === 'string' ? type : undefined,
  }),
  component: lazyRouteComponent(() => import('../notifications/notifications-page.tsx'), 'NotificationsPage'),
})
const conversations = createRoute({
  getParentRoute,
  path: '/conversations',
  component: lazyRouteComponent(() => import('../conversations/conversations-page.tsx'), 'ConversationsPage'),
})
const search = createRoute({
  getParentRoute,
  path: '/search',
  validateSearch: ({ q, type }: Record<string, unknown>): SearchQuery => ({
    q: typeof q === 'string' ? q : undefined,
    type: type === 'people' || type === 'tags' || type === 'posts' ? type : undefined,
  }),
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
})
const people = createRoute({
  getParentRoute,
  path: '/people',
  validateSearch: ({ show }: Record<string, unknown>): { show?: 'active' | 'new' } => ({
    show: show === 'active' || show === 'new' ? show : undefined,
  }),
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
})
const followRequests = createRoute({
  getParentRoute,
  path: '/follow-requests',
  component: lazyRouteComponent(() => import('../people/follow-requests-page.tsx'), 'FollowRequestsPage'),
})
const lists = createRoute({
  getParentRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../lists/lists-page.tsx'), 'ListsPage'),
})
const list = createRoute({
  getParentRoute,
  path: '/lists/$listId',
  component: lazyRouteComponent(() => import('../lists/list-page.tsx'), 'ListPage'),
})
const listMembers = createRoute({
  getParentRoute,
  path: '/lists/$listId/members',
  component: lazyRouteComponent(() => import('../lists/members-page.tsx'), 'MembersPage'),
})
const followedTags = createRoute({
  getParentRoute,
  path: '/followed-tags',
  component: lazyRouteComponent(() => import('../timeline/followed-tags-page.tsx'), 'FollowedTagsPage'),
})
const bookmarks = createRoute({
  getParentRoute,
  path: '/bookmarks',
  component: lazyRouteComponent(() => import('../library/bookmarks-page.tsx'), 'BookmarksPage'),
})
const favourites = createRoute({
  getParentRoute,
  path: '/favourites',
  component: lazyRouteComponent(() => import('../library/favourites-page.tsx'), 'FavouritesPage'),
})
const filters = createRoute({
  getParentRoute,
  path: '/filters',
  component: lazyRouteComponent(() => import('../filters/filters-page.tsx'), 'FiltersPage'),
})
const filter = createRoute({
  getParentRoute,
  path: '/filters/$filterId',
  component: lazyRouteComponent(() => import('../filters/filter-page.tsx'), 'FilterPage'),
})
const more = createRoute({
  getParentRoute,
  path: '/more',
  component: lazyRouteComponent(() => import('../layout/more-page.tsx'), 'MorePage'),
})
const settings = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
})
const settingsProfile = createRoute({
  getParentRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../settings/profile-page.tsx'), 'ProfileSettingsPage'),
})
const settingsAppearance = createRoute({
  getParentRoute,
  path: '/settings/appearance',
  component: lazyRouteComponent(() => import('../settings/appearance-page.tsx'), 'AppearancePage'),
})
const settingsPosting = createRoute({
  getParentRoute,
  path: '/settings/posting',
  component: lazyRouteComponent(() => import('../settings/posting-page.tsx'), 'PostingPage'),
})
const settingsAccount = createRoute({
  getParentRoute,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('../settings/account-page.tsx'), 'AccountPage'),
})
const settingsSessions = createRoute({
  getParentRoute,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('../settings/sessions-page.tsx'), 'SessionsPage'),
})
const settingsBlocks = createRoute({
  getParentRoute,
  path: '/settings/blocks',
  component: lazyRouteComponent(() => import('../settings/blocks-page.tsx'), 'BlocksPage'),
})
const settingsMutes = createRoute({
  getParentRoute,
  path: '/settings/mutes',
  component: lazyRouteComponent(() => import('../settings/mutes-page.tsx'), 'MutesPage'),
})
const admin = createRoute({
  getParentRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('../admin/admin-page.tsx'), 'AdminPage'),
})
const adminAccounts = createRoute({
  getParentRoute,
  path: '/admin/accounts',
  validateSearch: ({ status, q }: Record<string, unknown>): { status?: string; q?: string } => ({
    status: typeof status === 'string' ? status : undefined,
    q: typeof q === 'string' ? q : undefined,
  }),
  component: lazyRouteComponent(() => import('../admin/accounts-page.tsx'), 'AccountsPage'),
})
const adminAccount = createRoute({
  getParentRoute,
  path: '/admin/accounts/$accountId',
  component: lazyRouteComponent(() => import('../admin/account-page.tsx'), 'AdminAccountPage'),
})
const adminAudit = createRoute({
  getParentRoute,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../admin/audit-page.tsx'), 'AuditPage'),
})
const otherApps = createRoute({
  getParentRoute,
  path: '/apps',
  component: lazyRouteComponent(() => import('../about/other-apps-page.tsx'), 'OtherAppsPage'),
})

/** What is searched, and which kind of result is shown; nothing means all kinds. */
export interface SearchQuery {
  q?: string
  type?: 'posts' | 'people' | 'tags'
}

/** Further hashtags of a hashtag's timeline, with commas: posts have all of them, any of them as well, none of them. */
export interface MoreTags {
  all?: string
  any?: string
  none?: string
}

const LazyHome = lazy(async () => ({ default: (await import('../timeline/home-page.tsx')).HomePage }))

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
    <>
      <PageHeader title={t('app.notFound')} />
      <div className="px-6 py-12 text-center">
        <Link to="/" className={buttonLook('quiet')}>
          {t('app.goHome')}
        </Link>
      </div>
    </>
  )
}

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    localTimeline,
    federatedTimeline,
    tagTimeline,
    profileLayout.addChildren([profile, profileReplies, profileMedia]),
    followers,
    following,
    thread,
    history,
    whoLiked,
    whoBoosted,
    compose,
    notifications,
    conversations,
    search,
    people,
    followRequests,
    lists,
    list,
    listMembers,
    followedTags,
    bookmarks,
    favourites,
    filters,
    filter,
    more,
    settings,
    settingsProfile,
    settingsAppearance,
    settingsPosting,
    settingsAccount,
    settingsSessions,
    settingsBlocks,
    settingsMutes,
    admin,
    adminAccounts,
    adminAccount,
    adminAudit,
    otherApps,
  ]),
  defaultPreload: 'intent',
  parseSearch: parsePlain,
  stringifySearch: stringifyPlain,
  // Lists come back to their own place (feeds/virtual-list.tsx); this is for all other pages.
  scrollRestoration: ({ location }) => placeAt(location.state.__TSR_key ?? '') === undefined,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
