/** Addresses of posts, people and tags within the app. */
export const profilePath = (acct: string): string => `/@${acct}`
export const postPath = (acct: string, id: string): string => `/@${acct}/${id}`
export const tagPath = (name: string): string => `/tags/${encodeURIComponent(name)}`

/** Where a link of a post leads within the app; null when it leads out. `host` is this server's: `rookery.example:3000`. */
export function ownPath(href: string, host: string): string | null {
  const url = URL.parse(href)
  if (!url || url.host !== host || !/^https?:$/.test(url.protocol)) return null
  return /^\/(@[\w.-]+(\/\d+)?|tags\/[^/]+)$/.test(url.pathname) ? url.pathname : null
}
