// Hashing of passwords: argon2id, few at once, the same work whether or not there is anything to compare with.
import { argon2id, hash, verify } from 'argon2'
import { createSemaphore } from './semaphore.ts'

export interface Passwords {
  hash(password: string): Promise<string>
  /** `digest` null stands for an unknown account: false, after the same work. */
  matches(digest: string | null, password: string): Promise<boolean>
}

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
/** About two seconds of work: who comes later is refused at once (503) instead of waiting for longer than clients do. */
const LONGEST_QUEUE = 100

export function createPasswords({ atOnce }: { atOnce: number }): Passwords {
  const inTurn = createSemaphore(atOnce, LONGEST_QUEUE)
  let nobodys: Promise<string> | undefined
  return {
    hash: (password) => inTurn(() => hash(password, PARAMETERS)),
    async matches(digest, password) {
      // Made once, when first needed, from a password that nobody can have.
      nobodys ??= inTurn(() => hash(crypto.randomUUID(), PARAMETERS))
      const compared = digest ?? (await nobodys)
      const fits = await inTurn(() => verify(compared, password))
      return fits && digest !== null
    },
  }
}
