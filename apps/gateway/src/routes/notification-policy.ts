/** What is held back before it is shown: nothing, which clients may ask about and agree to. */
import { RookeryError } from '@rookery/contracts'
import { NotificationPolicy, NotificationPolicyV1, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { user } from '../auth/authenticate.ts'
import { answers, type Routes } from './describe.ts'

const tags = ['notifications']
const summary = { pending_requests_count: 0, pending_notifications_count: 0 }
const NAMES = [
  'for_not_following',
  'for_not_followers',
  'for_new_accounts',
  'for_private_mentions',
  'for_limited_accounts',
] as const
const POLICY: NotificationPolicy = {
  for_not_following: 'accept',
  for_not_followers: 'accept',
  for_new_accounts: 'accept',
  for_private_mentions: 'accept',
  for_limited_accounts: 'accept',
  summary,
}
const POLICY_V1 = {
  filter_not_following: false,
  filter_not_followers: false,
  filter_new_accounts: false,
  filter_private_mentions: false,
  summary,
}

const refused = () => new RookeryError('not_yet', 422, 'This server holds no notifications back yet')
const text = Type.Optional(Type.String())
const flag = Type.Optional(Type.Boolean())

export const notificationPolicyRoutes: Routes = async (app) => {
  const read = { config: { access: user('read:notifications') } }
  const write = { config: { access: user('write:notifications') } }

  app.get(
    '/api/v2/notifications/policy',
    {
      ...read,
      schema: {
        operationId: 'getNotificationPolicy',
        summary: 'What is held back: nothing',
        tags,
        response: answers(ref(NotificationPolicy)),
      },
    },
    async () => POLICY,
  )
  for (const method of ['PATCH', 'PUT'] as const) {
    app.route({
      method,
      url: '/api/v2/notifications/policy',
      ...write,
      schema: {
        operationId: method === 'PATCH' ? 'updateNotificationPolicy' : 'replaceNotificationPolicy',
        summary: 'Agree that nothing is held back (`accept`)',
        tags,
        body: Type.Object(Object.fromEntries(NAMES.map((name) => [name, text]))),
        response: answers(ref(NotificationPolicy), 422),
      },
      handler: async (request) => {
        const asked = Object.values(request.body as Record<string, string | undefined>)
        if (asked.some((value) => value !== undefined && value !== '' && value !== 'accept')) throw refused()
        return POLICY
      },
    })
  }

  app.get(
    '/api/v1/notifications/policy',
    {
      ...read,
      schema: {
        operationId: 'getNotificationPolicyV1',
        summary: 'What is held back (older form): nothing',
        tags,
        response: answers(ref(NotificationPolicyV1)),
      },
    },
    async () => POLICY_V1,
  )
  app.put(
    '/api/v1/notifications/policy',
    {
      ...write,
      schema: {
        operationId: 'updateNotificationPolicyV1',
        summary: 'Agree that nothing is held back (older form)',
        tags,
        body: Type.Object({
          filter_not_following: flag,
          filter_not_followers: flag,
          filter_new_accounts: flag,
          filter_private_mentions: flag,
        }),
        response: answers(ref(NotificationPolicyV1), 422),
      },
    },
    async (request) => {
      if (Object.values(request.body).some((value) => value === true)) throw refused()
      return POLICY_V1
    },
  )

  app.get(
    '/api/v1/notifications/requests',
    {
      ...read,
      schema: {
        operationId: 'getNotificationRequests',
        summary: 'What is held back, by person: nothing',
        tags,
        response: answers(Type.Array(Type.Any())),
      },
    },
    async () => [],
  )
  app.get(
    '/api/v1/notifications/requests/merged',
    {
      ...read,
      schema: {
        operationId: 'getMergedNotificationRequests',
        summary: 'Whether accepted ones are back in the list: always',
        tags,
        response: answers(Type.Object({ merged: Type.Boolean() })),
      },
    },
    async () => ({ merged: true }),
  )
}
