/** What concerns the reader, and looking for things. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { SearchQuery } from '../../search/search-query.ts'
import { getParentRoute } from '../root.tsx'

const notifications = createRoute({
  getParentRoute,
  path: '/notifications',
  validateSearch: ({ type }: Record<string, unknown>): { type?: string } => ({
    type: typeof type === 'string' ? type : undefined,
  }),
  component: lazyRouteComponent(() => import('../../notifications/notifications-page.tsx'), 'NotificationsPage'),
})
const conversations = createRoute({
  getParentRoute,
  path: '/conversations',
  component: lazyRouteComponent(() => import('../../conversations/conversations-page.tsx'), 'ConversationsPage'),
})
const search = createRoute({
  getParentRoute,
  path: '/search',
  validateSearch: ({ q, type }: Record<string, unknown>): SearchQuery => ({
    q: typeof q === 'string' ? q : undefined,
    type: type === 'people' || type === 'tags' || type === 'posts' ? type : undefined,
  }),
  component: lazyRouteComponent(() => import('../../search/search-page.tsx'), 'SearchPage'),
})

export const inboxRoutes = [notifications, conversations, search] as const
