/** Everything about PostgreSQL that services share: migrations, roles, pools, Prisma clients, transactions, paging. */
export { endSoon, endWhenSilent } from './end-when-silent.ts'
export { columnsNamed, columnsReferencing, type ErasableColumn, type EraseOptions, eraseRows } from './erase-rows.ts'
export { MigrationError } from './errors.ts'
export { type Keyset, keyset } from './keyset.ts'
export { type MigrateOptions, migrate } from './migrate.ts'
export { MIGRATIONS_FOLDER, readMigrations, SCHEMAS, type SchemaName } from './migration-files.ts'
export { type Plain, plain } from './plain.ts'
export { createPool, type Pool, type PoolOptions } from './pool.ts'
export {
  createPrismaRelayClient,
  createPrismaTweetsClient,
  createPrismaUsersClient,
  type RelayPrisma,
  type TweetsPrisma,
  type UsersPrisma,
} from './prisma-clients.ts'
export { databaseOf, roleName, rolePassword, type ServiceName, serviceUrl } from './service-url.ts'
export { isPassing, isUniqueViolation, retryPassing, withTransaction } from './transaction.ts'
