// What an application may be allowed to do: Mastodon's scopes, of those for administrators what concerns accounts. Pure.

const AREAS = {
  'admin:read': 'accounts',
  'admin:write': 'accounts',
  read: 'accounts blocks bookmarks favourites filters follows lists mutes notifications search statuses',
  write:
    'accounts blocks bookmarks conversations favourites filters follows lists media mutes notifications reports statuses',
}
const KNOWN = new Set(['read', 'write', 'follow', 'push', 'profile', 'admin:read', 'admin:write'])
for (const [parent, areas] of Object.entries(AREAS)) for (const area of areas.split(' ')) KNOWN.add(`${parent}:${area}`)

export const isKnownScope = (scope: string): boolean => KNOWN.has(scope)

/** Whether all of `wanted` is within `granted`: `read` covers `read:statuses`. An empty wish is not covered. */
export function covers(granted: readonly string[], wanted: readonly string[]): boolean {
  const has = new Set(granted)
  return wanted.length > 0 && wanted.every((scope) => has.has(scope) || has.has(parentOf(scope)))
}

/** `read:statuses` → `read`, `admin:read:accounts` → `admin:read` */
const parentOf = (scope: string): string => scope.slice(0, Math.max(0, scope.lastIndexOf(':')))
