// `npm run service -- notification-service`
import { NOTIFICATIONS_METHODS } from '@rookery/contracts'
import { runService } from '@rookery/service-process/run'

await runService('notification-service', async ({ parts, services: { users, tweets }, use, serve }) => {
  const { openNotificationService } = await import('./open-notification-service.ts')
  const notifications = use(await openNotificationService(parts, { users, tweets }))
  serve('notifications', NOTIFICATIONS_METHODS, notifications.service)
})
