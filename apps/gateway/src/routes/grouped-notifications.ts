/** Notifications in groups: likes and boosts of a post, follows. */
import { notFound } from '@rookery/contracts'
import { Account, Empty, GroupedNotifications, ref, UnreadCount } from '@rookery/contracts/mastodon'
import { type Static, Type } from 'typebox'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { findGroup, GROUPABLE, readGroups } from '../notifications/read-groups.ts'
import { findNotification, readNotifications } from '../notifications/read-notifications.ts'
import { renderGroups } from '../notifications/render-groups.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, idOf, listOf, type Routes, sendJson } from './describe.ts'
import { FilterQuery, kindsAmong, UnreadQuery, unreadLimit, wantedOf } from './notifications.ts'

const tags = ['notifications']
const GroupQuery = {
  ...FilterQuery,
  grouped_types: Type.Optional(Type.Array(Type.String({ description: 'What the client can show together' }))),
  expand_accounts: Type.Optional(
    Type.String({ description: '`partial_avatars` adds an empty list of such accounts: all are given in full' }),
  ),
}
const Grouped = Type.Object(GroupQuery)
const KeyParams = Type.Object({ group_key: Type.String({ maxLength: 100 }) })

const wantedGroups = (query: Static<typeof Grouped>) => {
  const asked = kindsAmong(query.grouped_types)
  return { ...wantedOf(query), grouped: GROUPABLE.filter((kind) => asked.includes(kind)) }
}
const singleIn = (key: string) => /^ungrouped-(\d{1,16})$/.exec(key)?.[1]

export const groupedNotificationRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v2/notifications',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getGroupedNotifications',
        summary: 'Notifications in groups, newest first',
        tags,
        querystring: Type.Object({ ...PagingQuery, ...GroupQuery }),
        response: answers(ref(GroupedNotifications)),
      },
    },
    async (request, reply) => {
      const paging = readPaging(request.query, 80, 40)
      const page = await readGroups(edge, userOf(request).accountId, paging, wantedGroups(request.query))
      linkPages(request, reply, edge.links, page)
      const partial = request.query.expand_accounts === 'partial_avatars'
      return sendJson(reply, await renderGroups(edge, page.groups, { partial }))
    },
  )

  app.get(
    '/api/v2/notifications/unread_count',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getGroupedUnreadCount',
        summary: 'How many groups are newer than the marker',
        tags,
        querystring: Type.Object({ ...UnreadQuery, ...GroupQuery }),
        response: answers(ref(UnreadCount)),
      },
    },
    async (request) => {
      const limit = unreadLimit(request.query.limit)
      const wanted = { ...wantedGroups(request.query), unread: true }
      return { count: (await readGroups(edge, userOf(request).accountId, { limit }, wanted)).groups.length }
    },
  )

  app.get(
    '/api/v2/notifications/:group_key',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getNotificationGroup',
        summary: 'One group of notifications',
        tags,
        params: KeyParams,
        response: answers(ref(GroupedNotifications), 404),
      },
    },
    async (request, reply) => {
      const group = await findGroup(edge, userOf(request).accountId, request.params.group_key)
      if (!group) throw notFound()
      return sendJson(reply, await renderGroups(edge, [group]))
    },
  )

  app.post(
    '/api/v2/notifications/:group_key/dismiss',
    {
      config: { access: user('write:notifications') },
      schema: {
        operationId: 'dismissNotificationGroup',
        summary: 'Put a group of notifications away',
        tags,
        params: KeyParams,
        response: answers(ref(Empty)),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { group_key: groupKey } = request.params
      const single = singleIn(groupKey)
      await edge.notifications.dismiss(
        single === undefined ? { accountId, groupKey } : { accountId, ids: [idOf(single)] },
      )
      return {}
    },
  )

  app.get(
    '/api/v2/notifications/:group_key/accounts',
    {
      config: { access: user('read:notifications') },
      schema: {
        operationId: 'getNotificationGroupAccounts',
        summary: 'Everybody behind a group of notifications',
        tags,
        params: KeyParams,
        querystring: Type.Object(PagingQuery),
        response: answers(listOf(Account), 404),
      },
    },
    async (request, reply) => {
      const { accountId } = userOf(request)
      const { group_key: groupKey } = request.params
      const single = singleIn(groupKey)
      if (single !== undefined) {
        const shown = await findNotification(edge, accountId, idOf(single))
        if (!shown) throw notFound()
        return sendJson(reply, renderAccounts([shown.account]))
      }
      const wanted = { kinds: [...GROUPABLE], groupKey }
      const { shown, more } = await readNotifications(edge, accountId, readPaging(request.query, 80, 40), wanted)
      const [first, last] = [shown[0]?.notification.id ?? null, shown.at(-1)?.notification.id ?? null]
      linkPages(request, reply, edge.links, { first, last, more })
      return sendJson(reply, renderAccounts(shown.map(({ account }) => account)))
    },
  )
}
