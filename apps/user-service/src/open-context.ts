// What the service opens when it starts, and closes when it ends.
import { createPool, createPrismaUsersClient, type UsersPrisma } from '@rookery/database'
import { timeLeft } from '@rookery/http'
import type { UserServiceConfig } from './config.ts'
import type { UserContext } from './context.ts'
import { createPasswords } from './passwords/passwords.ts'
import type { UserSignals } from './signals.ts'
import { startSweeps } from './sweeps.ts'

/** Opens the service's resources. Disposing waits for what is running, then closes them. */
export async function createUserServiceContext(
  config: UserServiceConfig,
  { logger, media, due, ...signals }: UserSignals & Pick<UserContext, 'logger' | 'media' | 'due'>,
): Promise<UserContext & AsyncDisposable> {
  const pool = createPool(config.databaseUrl, {
    name: 'user-service',
    max: config.poolSize,
    timeLeft,
    onError: (error) => logger.warn({ err: error }, 'a database connection broke'),
  })
  let prisma: Promise<UsersPrisma> | undefined
  const context: UserContext = {
    graphChanged: signals.graphChanged,
    sessionRevoked: signals.sessionRevoked,
    accountChanged: signals.accountChanged,
    pool,
    prisma: () => (prisma ??= createPrismaUsersClient(pool)),
    media,
    passwords: createPasswords({ atOnce: config.passwordHashing }),
    ...(due && { due }),
    deletionsMayGoOn: () => sweeps.finishDeletions(),
    clock: { now: Date.now },
    logger,
  }
  const sweeps = startSweeps(() => context)
  return {
    ...context,
    async [Symbol.asyncDispose]() {
      await sweeps[Symbol.asyncDispose]()
      await (await prisma)?.$disconnect()
      await pool.end()
    },
  }
}
