/** What one person can have on a server, and the ids that fit into an operation's address. What a server has no route for is left out. */
import type { Person } from './people.ts'
import { postAs } from './posting.ts'

/** Kind → id, where there is one. */
export type Things = Partial<Record<Kind, string>>
type Kind =
  | 'account'
  | 'status'
  | 'direct'
  | 'list'
  | 'filter'
  | 'keyword'
  | 'filteredStatus'
  | 'filterV1'
  | 'media'
  | 'notification'
  | 'conversation'
  | 'featuredTag'
  | 'session'
  | 'asker'

/** A red square of two pixels, as a picture nobody would refuse. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
)

/**
 * Makes one of everything for `owner`, with `secret` in every text that others must not read. `friend` gives what only others
 * can: a notification, a conversation. `status` picks what `/statuses/{id}` stands for.
 */
export async function makeThings(owner: Person, friend: Person, secret: string): Promise<Things> {
  const json = (method: string, body: object) => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const make = async (path: string, init: RequestInit): Promise<{ id?: string; keywords?: { id: string }[] }> => {
    const response = await owner.fetch(path, init)
    return response.ok ? ((await response.json()) as { id: string }) : {}
  }
  const firstOf = async (path: string): Promise<string | undefined> => {
    const response = await owner.fetch(path)
    const list: unknown = response.ok ? await response.json() : []
    return (Array.isArray(list) ? (list[0] as { id?: string } | undefined) : undefined)?.id
  }
  const picture = () => {
    const form = new FormData()
    form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'square.png')
    form.append('description', secret)
    return { method: 'POST', body: form }
  }

  const { id: status } = await postAs(owner, 'something to be poked at #walk')
  await friend.fetch(`/api/v1/statuses/${status}/favourite`, { method: 'POST' })
  const { id: direct } = await postAs(owner, `${secret} for @${friend.username}`, { visibility: 'direct' })
  await postAs(friend, `${secret} back to @${owner.username}`, { visibility: 'direct', in_reply_to_id: direct })
  const list = await make('/api/v1/lists', json('POST', { title: secret }))
  const filter = await make(
    '/api/v2/filters',
    json('POST', { title: secret, context: ['home'], keywords_attributes: [{ keyword: secret, whole_word: true }] }),
  )
  const filtered = filter.id
    ? await make(`/api/v2/filters/${filter.id}/statuses`, json('POST', { status_id: status }))
    : {}
  const media = await make('/api/v2/media', picture())
  const featured = await make('/api/v1/featured_tags', json('POST', { name: 'walk' }))
  return {
    account: owner.id,
    asker: friend.id,
    status,
    direct,
    list: list.id,
    filter: filter.id,
    keyword: filter.keywords?.[0]?.id,
    filteredStatus: filtered.id,
    filterV1: await firstOf('/api/v1/filters'),
    media: media.id,
    notification: await firstOf('/api/v1/notifications'),
    conversation: await firstOf('/api/v1/conversations'),
    featuredTag: featured.id,
    session: await firstOf('/api/v1/sessions'),
  }
}

/** The first that fits an operation's path says what its id is one of. */
const KINDS: readonly (readonly [path: RegExp, kind: Kind])[] = [
  [/\/follow_requests\/\{/, 'asker'],
  [/\/(accounts|users|suggestions|homeTimeline|userTimeline)\/\{/, 'account'],
  [/\/filters\/keywords\/\{/, 'keyword'],
  [/\/filters\/statuses\/\{/, 'filteredStatus'],
  [/\/(statuses|tweets)\/\{/, 'status'],
  [/\/list(s?)\/\{/, 'list'],
  [/\/v1\/filters\/\{/, 'filterV1'],
  [/\/v2\/filters\/\{/, 'filter'],
  [/\/media\/\{/, 'media'],
  [/\/v1\/notifications\/\{/, 'notification'],
  [/\/conversations\/\{/, 'conversation'],
  [/\/featured_tags\/\{/, 'featuredTag'],
  [/\/sessions\/\{/, 'session'],
]

export const kindOf = (path: string): Kind | undefined => KINDS.find(([fits]) => fits.test(path))?.[1]

/** The address with what is there in its place; `1` stands for everything else. */
export function fillPath(path: string, things: Things): string {
  const kind = kindOf(path)
  const id = (kind && things[kind]) ?? (/\/(tags?)\/\{/.test(path) ? 'walk' : '1')
  return path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(id))
}
