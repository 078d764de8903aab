/** A gateway on services in memory, with people who are signed in: what route tests begin with. */
import type { Graph, Id, IdSet } from '@rookery/contracts'
import { createMemoryMediaStore } from '@rookery/media'
import { fixedClock } from '@rookery/testing'
import { createGateway, type GatewayOptions } from '../app.ts'
import type { GatewayConfig, GatewayContext } from '../context.ts'
import { createFakeNotifications } from './fake-notifications.ts'
import { createFakeSearch } from './fake-search.ts'
import { createFakeTimelines } from './fake-timelines.ts'
import { createFakeTweets } from './fake-tweets.ts'
import { createFakeUsers } from './fake-users.ts'

export const PUBLIC_URL = 'https://rookery.test'
export const TEST_CONFIG: GatewayConfig = {
  publicUrl: PUBLIC_URL,
  secretKey: 'a key for tests, which is long enough',
  registrations: 'open',
  version: '0.1.0',
}
const idSet = (ids: Id[]): IdSet => new Set(ids)

export interface Person {
  id: Id
  token: string
  /** A request as this person; objects are sent as JSON. */
  call(method: Method, url: string, body?: object, headers?: Record<string, string>): ReturnType<Call>
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Call = ReturnType<typeof caller>

export async function createTestGateway(changes: Partial<GatewayContext> = {}, options: GatewayOptions = {}) {
  const clock = fixedClock()
  const users = createFakeUsers(clock)
  const media = createMemoryMediaStore()
  const tweets = createFakeTweets(clock, users, media)
  const timelines = createFakeTimelines(users, tweets)
  const notifications = createFakeNotifications(clock)
  const search = createFakeSearch(users, tweets)
  const graphOf = async (viewerId: Id): Promise<Graph> => {
    const arrays = await users.loadGraph({ viewerId })
    return {
      viewerId,
      following: idSet(arrays.following),
      blocking: idSet(arrays.blocking),
      blockedBy: idSet(arrays.blockedBy),
      muting: idSet(arrays.muting),
      hidesBoostsOf: idSet(arrays.hidesBoostsOf),
      followedTags: new Set(arrays.followedTags),
      listedExclusively: idSet(arrays.listedExclusively),
      languagesOf: new Map(arrays.languagesOf.map(({ accountId, languages }) => [accountId, languages])),
    }
  }
  const lookups = { fresh: 0, cached: 0 }
  const context: GatewayContext = {
    users,
    tweets,
    timelines,
    notifications,
    search,
    media,
    graphs: { graphOf },
    sessions: {
      find: (sessionId, { fresh }) => {
        lookups[fresh ? 'fresh' : 'cached']++
        return users.findSession({ sessionId })
      },
    },
    config: TEST_CONFIG,
    clock,
    ...changes,
  }
  const gateway = createGateway(context, options)
  await gateway.app.ready()
  const call = caller(gateway.app)
  const client = await users.createApp({
    name: 'Test client',
    website: null,
    redirectUris: [`${PUBLIC_URL}/back`],
    scopes: ['read', 'write', 'follow'],
  })

  const signIn = async (accountId: Id, scopes = ['read', 'write', 'follow']): Promise<Person> => {
    const session = await users.openSession({ accountId, appId: client.id, scopes })
    const { access_token: token } = gateway.edge.tokens.issue(session)
    return { id: accountId, token, call: (method, url, body, headers) => call(method, url, body, headers, token) }
  }
  const person = async (username: string) =>
    signIn((await users.registerAccount({ username, password: `${username}'s password` })).id)

  return {
    ...gateway,
    users,
    tweets,
    timelines,
    notifications,
    media,
    clock,
    lookups,
    client,
    call,
    signIn,
    alice: await person('alice'),
    bob: await person('bob'),
    carol: await person('carol'),
  }
}

const caller =
  (app: ReturnType<typeof createGateway>['app']) =>
  (method: Method, url: string, body?: object, headers: Record<string, string> = {}, token?: string) =>
    app.inject({
      method,
      url,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }),
    })
