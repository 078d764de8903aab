/** What concerns an account: mentions, boosts, likes, follows and the rest, one by one. */
import { NOTIFICATION_KINDS, type NotificationKind, notFound, parseId } from '@rookery/contracts'
import { Empty, Notification, ref, UnreadCount } from '@rookery/contracts/mastodon'
import { type Static, Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { countUnread, findNotification, readNotifications, type Wanted } from '../notifications/read-notifications.ts'
import { renderNotification } from '../notifications/render-notification.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['notifications']
const texts = Type.Optional(Type.Array(Type.String()))
export const FilterQuery = {
  types: texts,
  exclude_types: texts,
  account_id: Type.Optional(Type.String({ description: 'Only what this account did' })),
  include_filtered: Type.Optional(Type.Boolean({ description: 'Accepted; nothing is filtered away' })),
  supported_types: texts,
}
const Filters = Type.Object(FilterQuery)
export const UnreadQuery = { limit: Type.Optional(Type.Integer({ description: 'At most so many are counted' })) }

/** Types that we do not have are none; an account that is none has done nothing. */
export function wantedOf({ types, exclude_types: without = [], account_id: actor }: Static<typeof Filters>): Wanted {
  const kinds = kindsAmong(types).filter((kind) => !without.includes(kind))
  if (actor === undefined || actor === '') return { kinds }
  const fromAccountId = parseId(actor)
  return fromAccountId === null ? { kinds: [] } : { kinds, fromAccountId }
}

export const kindsAmong = (types: readonly string[] | undefined): NotificationKind[] =>
  NOTIFICATION_KINDS.filter((kind) => !types || types.length === 0 || types.includes(kind))

export const unreadLimit = (limit = 100): number => Math.max(1, Math.min(limit, 1_000))

export const notificationRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/notifications',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getNotifications',
        summary: 'Notifications, newest first',
        tags,
        querystring: Type.Object({ ...PagingQuery, ...FilterQuery }),
        response: answers(listOf(Notification)),
      },
    },
    async (request, reply) => {
      const paging = readPaging(request.query, 80, 40)
      const { shown, more } = await readNotifications(edge, userOf(request).accountId, paging, wantedOf(request.query))
      const [first, last] = [shown[0]?.notification.id ?? null, shown.at(-1)?.notification.id ?? null]
      linkPages(request, reply, edge.links, { first, last, more })
      return sendJson(reply, `[${shown.map(renderNotification).join(',')}]`)
    },
  )

  app.get(
    '/api/v1/notifications/unread_count',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getUnreadCount',
        summary: 'How many are newer than the marker',
        tags,
        querystring: Type.Object({ ...UnreadQuery, ...FilterQuery }),
        response: answers(ref(UnreadCount)),
      },
    },
    async (request) => ({
      count: await countUnread(
        edge,
        userOf(request).accountId,
        unreadLimit(request.query.limit),
        wantedOf(request.query),
      ),
    }),
  )

  app.get(
    '/api/v1/notifications/:id',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getNotification',
        summary: 'One notification',
        tags,
        params: IdParams,
        response: answers(ref(Notification), 404),
      },
    },
    async (request, reply) => {
      const shown = await findNotification(edge, userOf(request).accountId, idOf(request.params.id))
      if (!shown) throw notFound()
      return sendJson(reply, renderNotification(shown))
    },
  )

  app.post(
    '/api/v1/notifications/clear',
    {
      config: { access: user('write:notifications') },
      schema: {
        operationId: 'clearNotifications',
        summary: 'Put all notifications away',
        tags,
        response: answers(ref(Empty)),
      },
    },
    async (request) => {
      await edge.notifications.clear({ accountId: userOf(request).accountId })
      return {}
    },
  )

  const putAway = async (accountId: number, id: string | undefined) => {
    const { dismissed } = await edge.notifications.dismiss({ accountId, ids: [idOf(id ?? '')] })
    if (dismissed === 0) throw notFound()
    return {}
  }
  app.post(
    '/api/v1/notifications/:id/dismiss',
    {
      config: { access: user('write:notifications') },
      schema: {
        operationId: 'dismissNotification',
        summary: 'Put a notification away',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404),
      },
    },
    (request) => putAway(userOf(request).accountId, request.params.id),
  )

  app.post(
    '/api/v1/notifications/dismiss',
    {
      config: { access: user('write:notifications') },
      schema: {
        operationId: 'dismissNotificationOld',
        summary: 'Put a notification away (older form)',
        tags,
        body: Type.Object({ id: Type.Optional(Type.String()) }),
        response: answers(ref(Empty), 404),
      },
    },
    (request) => putAway(userOf(request).accountId, request.body.id),
  )
}
