/** Both ends of calls between services: clients of all others, and the routes of one's own. */
import type { ServiceName } from '@rookery/config'
import {
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
import { createServiceClient, type Server, serveService } from '@rookery/http'
import { addressesOf, type ProcessName, SERVICE_PATHS } from './addresses.ts'
import type { Parts } from './parts.ts'

export interface ServiceClients extends AsyncDisposable {
  users: UsersService
  tweets: TweetsService
  timelines: TimelinesService
  notifications: NotificationsService
  search: SearchService
}

const METHODS = {
  users: USERS_METHODS,
  tweets: TWEETS_METHODS,
  timelines: TIMELINES_METHODS,
  notifications: NOTIFICATIONS_METHODS,
  search: SEARCH_METHODS,
}

/** Connections are made with the first call. */
export function serviceClients(parts: Parts, _self: ProcessName): ServiceClients {
  const opened = new AsyncDisposableStack()
  const client = (service: ServiceName) => {
    const [url] = addressesOf(service, parts.config.serviceUrls)
    return opened.use(
      createServiceClient<object>(
        METHODS[service] as Readonly<Record<never, true>>,
        `${url}${SERVICE_PATHS[service]}`,
        {
          token: parts.secretKey,
        },
      ),
    )
  }
  return {
    users: client('users') as UsersService & AsyncDisposable,
    tweets: client('tweets') as TweetsService & AsyncDisposable,
    timelines: client('timelines') as TimelinesService & AsyncDisposable,
    notifications: client('notifications') as NotificationsService & AsyncDisposable,
    search: client('search') as SearchService & AsyncDisposable,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

export function serveInside<Service extends object>(
  app: Server,
  parts: Parts,
  service: ServiceName,
  methods: Readonly<Record<keyof Service & string, true>>,
  implementation: Service,
): void {
  serveService<Service>(app as never, SERVICE_PATHS[service], methods, implementation, { token: parts.secretKey })
}
