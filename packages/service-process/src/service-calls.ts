/** Both ends of calls between services: clients of the others, and the routes of one's own. */
import type { ServiceName } from '@rookery/config'
import {
  type CallingService,
  type CallRules,
  NOTIFICATIONS_METHODS,
  type NotificationsService,
  SEARCH_METHODS,
  type SearchService,
  TIMELINES_METHODS,
  type TimelinesService,
  TWEETS_METHODS,
  type TweetsService,
  USERS_METHODS,
  type UsersService,
} from '@rookery/contracts'
import { createServiceClient, createServiceIdentity, type Server, serveService } from '@rookery/http'
import { addressesOf, PROCESS_OF, type ProcessName, SERVICE_PATHS } from './addresses.ts'
import { once } from './once.ts'
import type { Parts } from './parts.ts'

/** Each is made when it is first asked for. */
export interface ServiceClients {
  readonly users: UsersService
  readonly tweets: TweetsService
  readonly timelines: TimelinesService
  readonly notifications: NotificationsService
  readonly search: SearchService
}

export function serviceClients(parts: Parts, self: ProcessName): ServiceClients & AsyncDisposable {
  const opened = new AsyncDisposableStack()
  const identity = createServiceIdentity({ secretKey: parts.secretKey(), service: self as CallingService })
  const client = <Service extends object>(name: ServiceName, methods: CallRules<Service>): Service => {
    const urls = addressesOf(name, parts.config.serviceUrls).map((address) => `${address}${SERVICE_PATHS[name]}`)
    const { metrics, logger } = parts
    return opened.use(
      createServiceClient<Service>(methods, { urls, service: PROCESS_OF[name], identity, metrics, logger }),
    )
  }
  const users = once(() => client('users', USERS_METHODS))
  const tweets = once(() => client('tweets', TWEETS_METHODS))
  const timelines = once(() => client('timelines', TIMELINES_METHODS))
  const notifications = once(() => client('notifications', NOTIFICATIONS_METHODS))
  const search = once(() => client('search', SEARCH_METHODS))
  return {
    get users() {
      return users()
    },
    get tweets() {
      return tweets()
    },
    get timelines() {
      return timelines()
    },
    get notifications() {
      return notifications()
    },
    get search() {
      return search()
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

export function serveInside<Service extends object>(
  app: Server,
  parts: Parts,
  name: ServiceName,
  methods: CallRules<Service>,
  implementation: Service,
): void {
  const identity = createServiceIdentity({ secretKey: parts.secretKey(), service: PROCESS_OF[name] })
  serveService<Service>(app as never, SERVICE_PATHS[name], methods, implementation, { identity })
}
