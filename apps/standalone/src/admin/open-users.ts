/** user-service in a process of its own, for a command: what it changes reaches every process by signals before it answers. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RookeryConfig } from '@rookery/config'
import type { UsersService } from '@rookery/contracts'
import { openParts, type Parts, StartError } from '@rookery/service-process'
import { createLogger, createMetrics } from '@rookery/telemetry'
import { openUserService } from '@rookery/user-service'

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
}: Where): Promise<AsyncDisposable & { service: UsersService; parts: Parts }> {
  // A new one would be made: nobody's.
  if (!config.secretKey && !existsSync(join(config.dataDir, 'secret.key'))) {
    throw new StartError('set SECRET_KEY, or DATA_DIR, as the running Rookery has it.')
  }
  await using opening = new AsyncDisposableStack()
  const parts = opening.use(
    openParts({
      config,
      databaseUrl,
      redisUrl,
      logger: createLogger({ level: 'silent', name: 'admin' }),
      metrics: createMetrics(),
      name: 'rookery:admin',
      ackWaitMs: ACK_WAIT_MS,
    }),
  )
  await parts.signals().ready()
  const { service } = opening.use(await openUserService(parts))
  const opened = opening.move()
  return { service, parts, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
