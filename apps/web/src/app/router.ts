/** The places of the app. Each page is a chunk of its own: a visitor loads the welcome page and nothing else. */
import { createRouter } from '@tanstack/react-router'
import { placeAt } from '../feeds/place.ts'
import { PageFailed } from './page-failed.tsx'
import { parsePlain, stringifyPlain } from './plain-search.ts'
import { home, root } from './root.tsx'
import { adminRoutes } from './routes/admin.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { postsRoutes } from './routes/posts.ts'
import { profilesRoutes } from './routes/profiles.ts'
import { settingsRoutes } from './routes/settings.ts'
import { timelinesRoutes } from './routes/timelines.ts'

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    ...timelinesRoutes,
    ...profilesRoutes,
    ...postsRoutes,
    ...inboxRoutes,
    ...settingsRoutes,
    ...adminRoutes,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
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
