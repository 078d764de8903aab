/** notification-service on the parts of its process. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Parts } from '@rookery/service-process'
import { createNotificationService, type NotificationApp } from './app.ts'
import { NOTIFICATION_SERVICE_DEFAULTS } from './config.ts'

interface Neighbours {
  users: UsersService
  tweets: TweetsService
}

export async function openNotificationService(parts: Parts, neighbours: Neighbours): Promise<NotificationApp> {
  return createNotificationService(
    { ...NOTIFICATION_SERVICE_DEFAULTS, databaseUrl: parts.serviceDatabaseUrl('notifications') },
    {
      ...neighbours,
      eventLog: await parts.eventLog(),
      deadLetters: await parts.deadLetters(),
      clock: parts.clock,
      logger: parts.logger.child({ service: 'notification-service' }),
    },
  )
}
