// Everything outside of user-service, as one object. Rules take what they need of it; tests replace its parts.
import type { Pool, UsersPrisma } from '@rookery/database'
import type { Logger } from '@rookery/telemetry'
import type { Passwords } from './passwords/passwords.ts'
import type { PictureParts } from './pictures/picture-parts.ts'
import type { UserSignals } from './signals.ts'

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
  /** Does what is due once in a while, whichever process it is; left out, such work is not done. */
  due?(name: string, everyMs: number, work: () => Promise<unknown>): Promise<boolean>
  clock: { now(): number }
  logger: Logger
}
