/** What one person can have on a server, and the ids that fit into an operation's address. What a server has no route for is left out. */
import { waitUntil } from '@rookery/testing'
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
  | 'secondNotification'
  | 'group'
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
  const listOf = async (path: string): Promise<{ id?: string }[]> => {
    const response = await owner.fetch(path)
    const list: unknown = response.ok ? await response.json() : []
    return Array.isArray(list) ? list : []
  }
  const picture = () => {
    const form = new FormData()
    form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'square.png')
    form.append('description', secret)
    return { method: 'POST', body: form }
  }

  const { id: status } = await postAs(owner, 'something to be poked at #walk')
  await friend.fetch(`/api/v1/statuses/${status}/favourite`, { method: 'POST' })
  await friend.fetch(`/api/v1/statuses/${status}/reblog`, { method: 'POST' })
  const { id: direct } = await postAs(owner, `${secret} for @${friend.username}`, { visibility: 'direct' })
  await postAs(friend, `${secret} back to @${owner.username}`, { visibility: 'direct', in_reply_to_id: direct })
  const list = await make('/api/v1/lists', json('POST', { title: secret }))
  const filter = await make(
    '/api/v2/filters',
    json('POST', { title: secret, context: ['home'], keywords_attributes: [{ keyword: secret, whole_word: true }] }),
  )
  const filterV1 = await make('/api/v1/filters', json('POST', { phrase: secret, context: ['home'] }))
  const filtered = filter.id
    ? await make(`/api/v2/filters/${filter.id}/statuses`, json('POST', { status_id: status }))
    : {}
  const media = await make('/api/v2/media', picture())
  const featured = await make('/api/v1/featured_tags', json('POST', { name: 'walk' }))
  const notifications = await notificationsOf(owner)
  const sessions = await listOf('/api/rookery/v1/sessions')
  return {
    account: owner.id,
    asker: friend.id,
    status,
    direct,
    list: list.id,
    filter: filter.id,
    keyword: filter.keywords?.[0]?.id,
    filteredStatus: filtered.id,
    filterV1: filterV1.id,
    media: media.id,
    ...notifications,
    conversation: (await listOf('/api/v1/conversations'))[0]?.id,
    featuredTag: featured.id,
    // The oldest: not the one that a test goes on with.
    session: sessions.at(-1)?.id,
  }
}

/** A favourite, a boost and a mention make three: two of the old API, and of the new one the group of the third. */
async function notificationsOf(owner: Person): Promise<Things> {
  if (!(await owner.fetch('/api/v2/notifications')).ok) return {}
  const all = await waitUntil(
    async () => {
      const list = await owner.json<{ id: string }[]>('/api/v1/notifications')
      return list.length >= 3 ? list : null
    },
    { describe: 'three notifications' },
  )
  const { notification_groups: groups } = await owner.json<{ notification_groups: { group_key: string }[] }>(
    '/api/v2/notifications',
  )
  return { notification: all[0]!.id, secondNotification: all[1]!.id, group: groups.at(-1)!.group_key }
}

/** The first that fits an operation's path says what its id is one of. */
const KINDS: readonly (readonly [path: RegExp, kind: Kind])[] = [
  [/\/follow_requests\/\{/, 'asker'],
  [/\/v2\/notifications\/\{/, 'group'],
  [/\/(accounts|users|suggestions|homeTimeline|userTimeline)\/\{/, 'account'],
  [/\/filters\/keywords\/\{/, 'keyword'],
  [/\/filters\/statuses\/\{/, 'filteredStatus'],
  [/\/(statuses|tweets)\/\{/, 'status'],
  [/\/list(s?)\/\{/, 'list'],
  [/\/v1\/filters\/\{/, 'filterV1'],
  [/\/v2\/filters\/\{/, 'filter'],
  [/\/v1\/media\/\{/, 'media'],
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
