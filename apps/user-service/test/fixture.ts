// A user-service on a database of its own; signals are recorded, people are rows.
import { type Id, USERS_METHODS, type UsersService } from '@rookery/contracts'
import { serviceUrl } from '@rookery/database'
import { asServed } from '@rookery/http/testing'
import { createLogger } from '@rookery/telemetry'
import { createTestDatabase, TEST_SECRET_KEY } from '@rookery/testing'
import { createUserService, createUserServiceContext, type PictureParts, type UserContext } from '../src/index.ts'

export interface Fixture extends AsyncDisposable {
  users: UsersService
  context: UserContext
  /** The superuser's URL of the database. */
  adminUrl: string
  /** Each call of graphChanged, and of sessionRevoked. */
  graphChanges: Id[][]
  revocations: Id[]
  /** Accounts of whose change everybody was told. */
  accountChanges: Id[]
  /** Inserts accounts by hand, in this order. */
  people<Name extends string>(...names: Name[]): Promise<Record<Name, Id>>
}

export async function createFixture(more: { media?: PictureParts } = {}): Promise<Fixture> {
  const database = await createTestDatabase()
  const graphChanges: Id[][] = []
  const revocations: Id[] = []
  const accountChanges: Id[] = []
  const context = await createUserServiceContext(
    { databaseUrl: serviceUrl(database.url, 'users', TEST_SECRET_KEY), poolSize: 10, passwordHashing: 2 },
    {
      ...more,
      graphChanged: async (ids) => void graphChanges.push(ids),
      sessionRevoked: async (id) => void revocations.push(id),
      accountChanged: async (id) => void accountChanges.push(id),
      logger: createLogger({ level: 'silent', name: 'user-service' }),
    },
  )
  const served = await asServed(USERS_METHODS, createUserService(context))
  return {
    users: served.service,
    context,
    adminUrl: database.url,
    graphChanges,
    revocations,
    accountChanges,
    async people<Name extends string>(...names: Name[]) {
      const { rows } = await context.pool.query<{ id: Id; username: Name }>(
        'INSERT INTO users.accounts (username) SELECT * FROM unnest($1::text[]) RETURNING id, username',
        [names],
      )
      return Object.fromEntries(rows.map(({ username, id }) => [username, id])) as Record<Name, Id>
    },
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]()
      await context[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
