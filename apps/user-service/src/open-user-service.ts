/** user-service on the parts of its process. */
import type { UsersService } from '@rookery/contracts'
import type { Parts } from '@rookery/service-process'
import { createUserService } from './app.ts'
import { USER_SERVICE_DEFAULTS } from './config.ts'
import { createUserServiceContext } from './open-context.ts'

export interface OpenUserService extends AsyncDisposable {
  service: UsersService
  /** Resolves when its database answers. */
  ping(): Promise<unknown>
}

export async function openUserService(parts: Parts): Promise<OpenUserService> {
  const context = await createUserServiceContext(
    { ...USER_SERVICE_DEFAULTS, databaseUrl: parts.serviceDatabaseUrl('users') },
    {
      logger: parts.logger.child({ service: 'user-service' }),
      ...parts.changes(),
      due: parts.due(),
      media: await parts.media(),
    },
  )
  return {
    service: createUserService(context),
    ping: () => context.pool.query('SELECT 1'),
    [Symbol.asyncDispose]: () => context[Symbol.asyncDispose](),
  }
}
