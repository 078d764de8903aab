// Prisma clients over our pools, one for each schema. Loaded when first asked for: most processes need one or none.
// The clients are generated (see README.md), git-ignored, and never used for hot reads.
import type { PrismaClient as RelayPrisma } from '../generated/relay/client.ts'
import type { PrismaClient as TweetsPrisma } from '../generated/tweets/client.ts'
import type { PrismaClient as UsersPrisma } from '../generated/users/client.ts'
import type { Pool } from './pool.ts'

export type { RelayPrisma, TweetsPrisma, UsersPrisma }

/** Uses the pool's connections and leaves closing it to its owner; `$disconnect()` the client first. Rows: see `plain`. */
export async function createPrismaUsersClient(pool: Pool): Promise<UsersPrisma> {
  const { PrismaClient } = await import('../generated/users/client.ts')
  const { PrismaPg } = await import('@prisma/adapter-pg')
  return new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'users' }) })
}

/** As createPrismaUsersClient. */
export async function createPrismaTweetsClient(pool: Pool): Promise<TweetsPrisma> {
  const { PrismaClient } = await import('../generated/tweets/client.ts')
  const { PrismaPg } = await import('@prisma/adapter-pg')
  return new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'tweets' }) })
}

/** As createPrismaUsersClient; for operators' tools. */
export async function createPrismaRelayClient(pool: Pool): Promise<RelayPrisma> {
  const { PrismaClient } = await import('../generated/relay/client.ts')
  const { PrismaPg } = await import('@prisma/adapter-pg')
  return new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'relay' }) })
}
