/** The services, put together in one process: implementations are passed in directly where the distributed profile has HTTP clients. */
import type {
  NotificationsService,
  SearchService,
  TimelinesService,
  TweetsService,
  UsersService,
} from '@rookery/contracts'
import { openNotificationService } from '@rookery/notification-service'
import type { GraphCache } from '@rookery/redis'
import { openSearchService } from '@rookery/search-service'
import type { Parts } from '@rookery/service-process'
import { openTimelineService, type TimelineApp } from '@rookery/timeline-service'
import { openTweetService } from '@rookery/tweet-service'
import { openUserService } from '@rookery/user-service'

export interface Services extends AsyncDisposable {
  users: UsersService
  tweets: TweetsService
  timelines: TimelinesService
  notifications: NotificationsService
  search: SearchService
  graphs: GraphCache
  timelineApp: TimelineApp
  /** Resolves when the database answers. */
  pingDatabase(): Promise<unknown>
}

export async function openServices(parts: Parts): Promise<Services> {
  await using opening = new AsyncDisposableStack()
  const userService = opening.use(await openUserService(parts))
  const users = userService.service
  const tweets = opening.use(await openTweetService(parts, { users })).service
  const graphs = parts.graphs(users)
  const timelineApp = opening.use(await openTimelineService(parts, { users, tweets, graphs }))
  const notifications = opening.use(await openNotificationService(parts, { users, tweets })).service
  const search = opening.use(await openSearchService(parts, { users, tweets })).service
  const opened = opening.move()
  return {
    users,
    tweets,
    timelines: timelineApp.service,
    notifications,
    search,
    graphs,
    timelineApp,
    pingDatabase: userService.ping,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
