/** What concerns each account: made from events, read through one small service. */
export {
  createNotificationService,
  type NotificationApp,
  type NotificationDependencies,
  type NotificationOptions,
} from './app.ts'
export { NOTIFICATION_SERVICE_DEFAULTS, type NotificationServiceConfig } from './config.ts'
export { openNotificationService } from './open-notification-service.ts'
