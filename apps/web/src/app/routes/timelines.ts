/** Timelines, lists and what one keeps. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { MoreTags } from '../../timeline/more-tags.ts'
import { getParentRoute } from '../root.tsx'

const localTimeline = createRoute({
  getParentRoute,
  path: '/local',
  component: lazyRouteComponent(() => import('../../timeline/local-page.tsx'), 'LocalPage'),
})
const federatedTimeline = createRoute({
  getParentRoute,
  path: '/federated',
  component: lazyRouteComponent(() => import('../../timeline/federated-page.tsx'), 'FederatedPage'),
})
const tagTimeline = createRoute({
  getParentRoute,
  path: '/tags/$tag',
  validateSearch: ({ all, any, none }: Record<string, unknown>): MoreTags => ({
    all: typeof all === 'string' ? all : undefined,
    any: typeof any === 'string' ? any : undefined,
    none: typeof none === 'string' ? none : undefined,
  }),
  component: lazyRouteComponent(() => import('../../timeline/tag-page.tsx'), 'TagPage'),
})
const followedTags = createRoute({
  getParentRoute,
  path: '/followed-tags',
  component: lazyRouteComponent(() => import('../../timeline/followed-tags-page.tsx'), 'FollowedTagsPage'),
})
const lists = createRoute({
  getParentRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../../lists/lists-page.tsx'), 'ListsPage'),
})
const list = createRoute({
  getParentRoute,
  path: '/lists/$listId',
  component: lazyRouteComponent(() => import('../../lists/list-page.tsx'), 'ListPage'),
})
const listMembers = createRoute({
  getParentRoute,
  path: '/lists/$listId/members',
  component: lazyRouteComponent(() => import('../../lists/members-page.tsx'), 'MembersPage'),
})
const bookmarks = createRoute({
  getParentRoute,
  path: '/bookmarks',
  component: lazyRouteComponent(() => import('../../library/bookmarks-page.tsx'), 'BookmarksPage'),
})
const favourites = createRoute({
  getParentRoute,
  path: '/favourites',
  component: lazyRouteComponent(() => import('../../library/favourites-page.tsx'), 'FavouritesPage'),
})

export const timelinesRoutes = [
  localTimeline,
  federatedTimeline,
  tagTimeline,
  followedTags,
  lists,
  list,
  listMembers,
  bookmarks,
  favourites,
] as const
