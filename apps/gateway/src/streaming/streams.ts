/** The streams of Mastodon's streaming API: names, parameters, and what a token must allow for each. */
import { normalizeTag, RookeryError, type ViewPath } from '@rookery/contracts'

const PLAIN = [
  'user',
  'user:notification',
  'public',
  'public:media',
  'public:local',
  'public:local:media',
  'public:remote',
  'public:remote:media',
  'direct',
] as const
const WITH_TAG = ['hashtag', 'hashtag:local'] as const

export type StreamName = (typeof PLAIN)[number] | (typeof WITH_TAG)[number] | 'list'

export interface Stream {
  name: StreamName
  /** The tag as posts carry it, or the list's id. */
  parameter: string | null
  /** What frames carry: the name and the parameter as the client wrote it. */
  label: readonly string[]
}

export interface StreamQuery {
  stream?: unknown
  tag?: unknown
  list?: unknown
  only_media?: unknown
}

const refused = (message: string, status = 400) => new RookeryError('bad_stream', status, message)
const text = (value: unknown) => (typeof value === 'string' && value.length <= 200 ? value : '')

/** Which stream a query or a subscribe message asks for; throws a RookeryError with a 4xx status. */
export function parseStream(query: StreamQuery): Stream {
  const asked = text(query.stream)
  const withMedia = asked.startsWith('public') && !asked.endsWith(':media') && isTrue(query.only_media)
  const name = withMedia ? `${asked}:media` : asked
  if (isOneOf(PLAIN, name)) return { name, parameter: null, label: [name] }
  if (isOneOf(WITH_TAG, name)) {
    const tag = text(query.tag).replace(/^#/, '')
    if (!tag) throw refused('Missing tag name parameter')
    return { name, parameter: normalizeTag(tag), label: [name, tag] }
  }
  if (name === 'list') {
    const list = text(query.list)
    if (!/^\d{1,16}$/.test(list)) throw refused('Missing list name parameter')
    return { name, parameter: list, label: [name, list] }
  }
  throw refused('Unknown channel requested')
}

/** Throws 401 unless a token of these scopes may open the stream (`null`: no token, or one without an account). */
export function checkScopes(
  stream: Pick<Stream, 'name'>,
  scopes: readonly string[] | null,
  publicWithoutToken: boolean,
): void {
  if (stream.name.startsWith('public') || stream.name.startsWith('hashtag')) {
    if (!scopes && !publicWithoutToken) throw refused('Missing access token', 401)
    return
  }
  if (!scopes) throw refused('Missing access token', 401)
  const fine = stream.name === 'user:notification' ? 'read:notifications' : 'read:statuses'
  if (!scopes.includes('read') && !scopes.includes(fine)) {
    throw refused('Access token does not have the required scopes', 401)
  }
}

/** The visibility path of what a stream shows; null while nothing is sent on it (features that come later). */
export function pathOf(name: StreamName): ViewPath | null {
  if (name === 'user') return 'home'
  if (name === 'list') return 'list'
  // Everybody is local so far, and what is remote is silent.
  if (name.startsWith('public') && !name.startsWith('public:remote')) return 'public'
  if (name === 'hashtag' || name === 'hashtag:local') return 'tag'
  return null
}

export const wantsMedia = (name: StreamName): boolean => name.endsWith(':media')

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T => names.includes(name as T)
const isTrue = (value: unknown) => value === true || value === 'true' || value === '1' || value === 'on'
