// `npm run service -- user-service`
import { USERS_METHODS } from '@rookery/contracts'
import { runService } from '@rookery/service-process/run'

await runService('user-service', async ({ parts, use, serve, probe }) => {
  const { openUserService } = await import('./open-user-service.ts')
  const users = use(await openUserService(parts))
  serve('users', USERS_METHODS, users.service)
  probe('database', users.ping)
})
