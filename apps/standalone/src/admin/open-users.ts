/** user-service in a process of its own, for a command: what it changes reaches every process by signals before it answers. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RookeryConfig, secretKey } from '@rookery/config'
import type { UsersService } from '@rookery/contracts'
import { serviceUrl } from '@rookery/database'
import { createGraphCache, createRedisClient, createSignals } from '@rookery/redis'
import { createLogger } from '@rookery/telemetry'
import { createUserService, createUserServiceContext, USER_SERVICE_DEFAULTS } from '@rookery/user-service'

interface Where {
  config: RookeryConfig
  databaseUrl: string
  redisUrl: string
}

/** A busy process may take longer than a request would wait for it. */
const ACK_WAIT_MS = 2_000

export async function openUsers({
  config,
  databaseUrl,
  redisUrl,
}: Where): Promise<AsyncDisposable & { service: UsersService }> {
  // A new one would be made: nobody's.
  if (!config.secretKey && !existsSync(join(config.dataDir, 'secret.key'))) {
    throw new Error('set SECRET_KEY, or DATA_DIR, as the running Rookery has it.')
  }
  await using opening = new AsyncDisposableStack()
  const redis = opening.use(createRedisClient({ url: redisUrl, name: 'rookery:admin' }))
  const signals = opening.use(createSignals({ url: redisUrl, name: 'rookery:admin:signals', ackWaitMs: ACK_WAIT_MS }))
  await signals.ready()
  const graphs = createGraphCache({
    load: (input) => service.loadGraph(input),
    redis,
    signals,
    clock: { now: Date.now },
  })
  const context = opening.use(
    await createUserServiceContext(
      {
        ...USER_SERVICE_DEFAULTS,
        poolSize: 2,
        databaseUrl: config.serviceDatabaseUrls.users ?? serviceUrl(databaseUrl, 'users', secretKey(config)),
      },
      {
        logger: createLogger({ level: 'silent', name: 'admin' }),
        graphChanged: graphs.graphChanged,
        sessionRevoked: (sessionId) => signals.publish({ type: 'session', sessionId }),
        accountChanged: (accountId) => signals.publish({ type: 'account', accountId }),
      },
    ),
  )
  const service: UsersService = createUserService(context)
  const opened = opening.move()
  return { service, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
