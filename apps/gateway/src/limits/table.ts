/** Every limit in one table; decision 0013 says why each is what it is. Windows slide. */
import type { Rule } from '@rookery/redis/limits'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type RouteClass =
  | 'reads'
  | 'search'
  | 'streams'
  | 'writes'
  | 'posts'
  | 'replies'
  | 'media'
  | 'apps'
  | 'tokens'
  | 'signIn'
  | 'signUp'

export interface ClassLimits {
  /** Of a signed-in account. */
  account: Rule
  /** Of an address (IPv6: a /64), for whoever is not signed in. */
  address: Rule
  /** Asks the shared counter before it goes on; the others are settled in the background. */
  exact: boolean
}

const per = (limit: number, windowMs: number): Rule => ({ limit, windowMs })

export const LIMITS: Readonly<Record<RouteClass, ClassLimits>> = {
  reads: { account: per(1_500, 5 * MINUTE), address: per(600, 5 * MINUTE), exact: false },
  search: { account: per(300, 5 * MINUTE), address: per(100, 5 * MINUTE), exact: false },
  streams: { account: per(300, 5 * MINUTE), address: per(300, 5 * MINUTE), exact: false },
  writes: { account: per(900, 5 * MINUTE), address: per(300, 5 * MINUTE), exact: false },
  posts: { account: per(300, 3 * HOUR), address: per(30, 3 * HOUR), exact: true },
  replies: { account: per(600, 3 * HOUR), address: per(30, 3 * HOUR), exact: true },
  media: { account: per(120, 30 * MINUTE), address: per(30, 30 * MINUTE), exact: true },
  apps: { account: per(120, 10 * MINUTE), address: per(120, 10 * MINUTE), exact: true },
  tokens: { account: per(300, 5 * MINUTE), address: per(300, 5 * MINUTE), exact: false },
  signIn: { account: per(60, 5 * MINUTE), address: per(60, 5 * MINUTE), exact: true },
  signUp: { account: per(100, DAY), address: per(100, DAY), exact: true },
}

/** What an attempt to sign in counts against, beside the class `signIn`. */
export const SIGN_IN = {
  /** One name from one address: whoever goes on is slowed from seconds to minutes; success forgets them. */
  pair: [per(5, MINUTE), per(20, HOUR)],
  /** One name from everywhere, except from where it signed in lately; success forgets it. */
  login: per(100, HOUR),
  /** Failures from one address, whatever the names; success does not forget them. */
  address: per(100, HOUR),
  /** An address from which a name signed in counts as known for so long. */
  knownMs: 30 * DAY,
} as const

type ByMethod = readonly [method: RegExp, url: RegExp, kind: RouteClass | null]

const READ = /^(GET|HEAD)$/
const WRITE = /^(POST|PUT|PATCH|DELETE)$/
const ANY = /./

/** The first line that fits. What is none of these (pages, pictures, health) is not counted: it is cheap, cached or ours. */
const ROUTES: readonly ByMethod[] = [
  [ANY, /^\/(health|metrics|docs|openapi\.json|assets|avatars|headers|media)(\/|$)/, null],
  [/^POST$/, /^\/(api\/v1\/accounts|users\/register)\/?$/, 'signUp'],
  [/^POST$/, /^\/(oauth\/authorize|users\/login)$/, 'signIn'],
  [WRITE, /^\/api\/rookery\/v1\/account\//, 'signIn'],
  [/^POST$/, /^\/api\/v1\/apps$/, 'apps'],
  [ANY, /^\/oauth\//, 'tokens'],
  [/^POST$/, /^\/(api\/v1\/statuses|tweets)\/?$/, 'posts'],
  [/^POST$/, /^\/api\/v\d\/media/, 'media'],
  [READ, /^\/api\/v1\/streaming/, 'streams'],
  [READ, /^\/(api\/v\d\/search|api\/v1\/accounts\/search|api\/v1\/directory)/, 'search'],
  [READ, /^\/(api|users|tweets|nodeinfo|\.well-known|status)(\/|$)/, 'reads'],
  [WRITE, ANY, 'writes'],
]

export const classOf = (method: string, url: string): RouteClass | null =>
  ROUTES.find(([methods, urls]) => methods.test(method) && urls.test(url))?.[2] ?? null

/** Where only the body tells; looked at once it is there. */
export function refineClass(kind: RouteClass, body: unknown): RouteClass {
  const { in_reply_to_id: parent, grant_type: grant } = (body ?? {}) as Record<string, unknown>
  if (kind === 'posts' && typeof parent === 'string' && parent !== '') return 'replies'
  if (kind === 'tokens' && grant === 'password') return 'signIn'
  return kind
}

/** Classes that wait for the body before they are counted. */
export const needsBody = (kind: RouteClass, url: string): boolean => kind === 'posts' || url.startsWith('/oauth/token')
