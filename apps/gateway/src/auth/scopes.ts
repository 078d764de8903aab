/** OAuth scopes as Mastodon has them: `read` covers `read:statuses`, `follow` the old set of relations. Pure. */
import { RookeryError } from '@rookery/contracts'

const READABLE = 'accounts blocks bookmarks favourites filters follows lists mutes notifications search statuses'.split(
  ' ',
)
const WRITABLE =
  'accounts blocks bookmarks conversations favourites filters follows lists media mutes notifications reports statuses'.split(
    ' ',
  )
/** Clients ask for all that Mastodon knows, whatever is here. */
const ADMINISTRABLE =
  'accounts reports domain_allows domain_blocks ip_blocks email_domain_blocks canonical_email_blocks'.split(' ')

export const SCOPES: readonly string[] = [
  'read',
  ...READABLE.map((what) => `read:${what}`),
  'write',
  ...WRITABLE.map((what) => `write:${what}`),
  'follow',
  'push',
  'profile',
  // Of use to administrators alone: routes look at the account as well.
  ...['admin:read', 'admin:write'].flatMap((all) => [all, ...ADMINISTRABLE.map((what) => `${all}:${what}`)]),
]
const KNOWN = new Set(SCOPES)
const FOLLOW = new Set(['blocks', 'follows', 'mutes'].flatMap((what) => [`read:${what}`, `write:${what}`]))

export function covers(granted: readonly string[], wanted: string): boolean {
  if (granted.includes(wanted) || granted.includes(parentOf(wanted))) return true
  return FOLLOW.has(wanted) && granted.includes('follow')
}

/** `read:statuses` → `read`, `admin:read:accounts` → `admin:read` */
const parentOf = (scope: string): string => scope.slice(0, Math.max(0, scope.lastIndexOf(':')))

/** Splits what a client asks for; `read` when it asks for nothing. Throws `invalid_scope` for unknown ones. */
export function parseScopes(text: string | undefined): string[] {
  const scopes = [...new Set((text ?? '').split(/[\s,+]+/).filter((scope) => scope !== ''))]
  if (scopes.length === 0) return ['read']
  const unknown = scopes.find((scope) => !KNOWN.has(scope))
  if (unknown !== undefined) throw invalidScope()
  return scopes
}

/** The scopes that a client asks for, which must be among those it registered. */
export function scopesWithin(text: string | undefined, registered: readonly string[]): string[] {
  const scopes = parseScopes(text)
  if (!scopes.every((scope) => covers(registered, scope))) throw invalidScope()
  return scopes
}

export const invalidScope = () =>
  new RookeryError('invalid_scope', 400, 'The requested scope is invalid, unknown, or malformed.')
