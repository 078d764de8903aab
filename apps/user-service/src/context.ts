// Everything outside of user-service, as one object. Rules take what they need of it; tests replace its parts.
import { createPool, createPrismaUsersClient, type Pool, type UsersPrisma } from '@rookery/database'
import type { Logger } from '@rookery/telemetry'
import type { UserServiceConfig } from './config.ts'
import { createPasswords, type Passwords } from './passwords/passwords.ts'
import type { PictureParts } from './pictures/set-picture.ts'
import type { UserSignals } from './signals.ts'
import { startSweeps } from './sweeps.ts'

export interface UserContext extends UserSignals {
  pool: Pool
  /**
   * For ordinary reading and writing of single rows. It costs some 35 MB and a quarter of a second when first used, so it is
   * made then. Raw SQL does the rest: the graph, sessions and account batches, which are hot or need one statement.
   */
  prisma(): Promise<UsersPrisma>
  passwords: Passwords
  /** For pictures of profiles; they answer 503 when left out. */
  media?: PictureParts | undefined
  /** A service has confirmed: what may be finished is, soon. */
  deletionsMayGoOn(): void
  clock: { now(): number }
  logger: Logger
}

/** Opens the service's resources. Disposing waits for what is running, then closes them. */
export async function createUserServiceContext(
  config: UserServiceConfig,
  { logger, media, ...signals }: UserSignals & { logger: Logger; media?: PictureParts },
): Promise<UserContext & AsyncDisposable> {
  const pool = createPool(config.databaseUrl, {
    name: 'user-service',
    max: config.poolSize,
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
