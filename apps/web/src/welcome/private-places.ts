/** Which addresses are somebody's own: a visitor is asked to sign in there, and is there afterwards. Pure. */
const PLACES = {
  '/notifications': 'notifications',
  '/conversations': 'conversations',
  '/lists': 'lists',
  '/bookmarks': 'bookmarks',
  '/favourites': 'favourites',
  '/follow-requests': 'followRequests',
  '/filters': 'filters',
  '/followed-tags': 'followedTags',
  '/compose': 'compose',
  '/more': 'more',
  '/settings': 'settings',
  '/admin': 'admin',
} as const

/** Belongs to the device, not to an account. */
const OPEN = '/settings/appearance'

/** The name of the place among the messages of the app, or null where everybody may be. */
export function privatePlace(pathname: string): (typeof PLACES)[keyof typeof PLACES] | null {
  if (pathname === OPEN) return null
  const place = Object.entries(PLACES).find(([path]) => pathname === path || pathname.startsWith(`${path}/`))
  return place?.[1] ?? null
}
