/** What is not there yet answers properly empty when read, and says so clearly when written: clients expect the routes. */
import { notFound, RookeryError } from '@rookery/contracts'
import { Empty as EmptyBody, ref } from '@rookery/contracts/mastodon'
import { type TSchema, Type } from 'typebox'
import { type Access, anyone, user } from '../auth/authenticate.ts'
import { answers, IdParams, type Routes } from './describe.ts'

const tags = ['later']
const List = Type.Array(Type.Any())
const Any = Type.Any()

type Empty = [url: string, operationId: string, what: string, access: Access, answer: unknown, schema: TSchema]

/** Read: 200 with nothing in it. */
const EMPTY: readonly Empty[] = [
  ['/api/v1/custom_emojis', 'getCustomEmojis', 'Custom emojis', anyone(), [], List],
  ['/api/v1/announcements', 'getAnnouncements', 'Announcements', anyone(), [], List],
  ['/api/v1/trends', 'getTrends', 'Trending hashtags', anyone(), [], List],
  ['/api/v1/trends/tags', 'getTrendingTags', 'Trending hashtags', anyone(), [], List],
  ['/api/v1/trends/statuses', 'getTrendingStatuses', 'Trending posts', anyone(), [], List],
  ['/api/v1/trends/links', 'getTrendingLinks', 'Trending links', anyone(), [], List],
  ['/api/v1/instance/rules', 'getRules', 'Rules', anyone(), [], List],
  ['/api/v1/instance/peers', 'getPeers', 'Other servers', anyone(), [], List],
  ['/api/v1/instance/activity', 'getActivity', 'Activity by week', anyone(), [], List],
  ['/api/v1/instance/domain_blocks', 'getInstanceDomainBlocks', 'Blocked servers', anyone(), [], List],
  ['/api/v1/instance/translation_languages', 'getTranslationLanguages', 'Translations', anyone(), {}, Any],
  ['/api/v1/domain_blocks', 'getDomainBlocks', 'Blocked domains', user('read:blocks'), [], List],
  ['/api/v1/scheduled_statuses', 'getScheduledStatuses', 'Scheduled posts', user('read:statuses'), [], List],
]

/** Read, below an id: the same. */
const EMPTY_BY_ID: readonly Empty[] = []

type Missing = [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  operationId: string,
  what: string,
  access: Access,
]

/** Read: 404, because nothing can be there. */
const NOT_THERE: readonly Missing[] = [
  ['GET', '/api/v1/push/subscription', 'getPushSubscription', 'The push subscription', user('push')],
  ['GET', '/api/v1/polls/:id', 'getPoll', 'A poll', anyone('read:statuses')],
]

/** Taken back: there is none, which is what was wanted. Clients do it when they sign out. */
const GONE: readonly Missing[] = [
  ['DELETE', '/api/v1/push/subscription', 'deletePushSubscription', 'The push subscription', user('push')],
]

/** Write: 422 with a clear text. */
const NOT_YET: readonly Missing[] = [
  ['POST', '/api/v1/push/subscription', 'createPushSubscription', 'Push', user('push')],
  ['POST', '/api/v1/reports', 'createReport', 'Reports', user('write:reports')],
  ['POST', '/api/v1/domain_blocks', 'blockDomain', 'Blocked domains', user('write:blocks')],
  ['DELETE', '/api/v1/domain_blocks', 'unblockDomain', 'Blocked domains', user('write:blocks')],
]

const notYet = (what: string) => new RookeryError('not_yet', 422, `${what}: not available on this server yet`)

export const emptyRoutes: Routes = async (app) => {
  for (const [url, operationId, what, access, answer, schema] of [...EMPTY, ...EMPTY_BY_ID]) {
    const params = url.includes(':id') ? { params: IdParams } : {}
    const summary = `${what} (none yet)`
    const options = { config: { access }, schema: { operationId, summary, tags, ...params, response: answers(schema) } }
    app.get(url, options, async () => answer)
  }
  for (const [method, url, operationId, what, access] of GONE) {
    const schema = { operationId, summary: `${what} (never there)`, tags, response: answers(ref(EmptyBody)) }
    app.route({ method, url, config: { access }, schema, handler: async () => ({}) })
  }
  for (const [method, url, operationId, what, access] of [...NOT_THERE, ...NOT_YET]) {
    const params = url.includes(':id') ? { params: IdParams } : {}
    const status = method === 'GET' ? 404 : 422
    const summary = `${what} (not yet)`
    const schema = { operationId, summary, tags, ...params, response: refusals(status) }
    app.route({
      method,
      url,
      config: { access },
      schema,
      handler: async () => {
        throw method === 'GET' ? notFound() : notYet(what)
      },
    })
  }
}

const refusals = (status: number) => {
  const { 200: _never, ...errors } = answers(Any, status)
  return errors
}
