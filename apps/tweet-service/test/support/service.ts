/** A tweet service on a database of its own, with people who exist only by name. */
import { type Id, type NewTweet, TWEETS_METHODS, type Tweet, type TweetsService } from '@rookery/contracts'
import { createPool, type Pool, serviceUrl } from '@rookery/database'
import { asServed } from '@rookery/http/testing'
import { createTestDatabase, TEST_SECRET_KEY } from '@rookery/testing'
import { createTweetService, type TweetDeps } from '../../src/index.ts'

export const ALICE = 101
export const BOB = 102
export const CAROL = 103
const PEOPLE = new Map([
  ['alice', ALICE],
  ['bob', BOB],
  ['carol', CAROL],
])

export interface TestService extends AsyncDisposable {
  tweets: TweetsService
  pool: Pool
  /** How often user-service was asked. */
  asked(): number
  /** Whose gateways were told to read again. */
  changed: Id[]
  /** Posts with defaults. */
  post(text: string, rest?: Partial<NewTweet>): Promise<Tweet>
  /** By hand, as in psql, by the database's owner. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
}

export async function openTestService(more: Partial<TweetDeps> = {}): Promise<TestService> {
  const database = await createTestDatabase()
  const pool = createPool(serviceUrl(database.url, 'tweets', TEST_SECRET_KEY), { name: 'test', max: 20 })
  const psql = createPool(database.url, { name: 'psql', max: 1 })
  let asked = 0
  const changed: Id[] = []
  const implementation = createTweetService({
    ...more,
    pool,
    graphChanged: async (ids) => void changed.push(...ids),
    localHost: 'rookery.example',
    users: {
      async findAccountsByUsername({ usernames }) {
        asked++
        // In no order, and named as they registered.
        return usernames.toReversed().flatMap((username) => {
          const id = PEOPLE.get(username)
          return id ? [{ id, username: username.toUpperCase() } as never] : []
        })
      },
    },
  })
  const served = await asServed(TWEETS_METHODS, implementation)
  const tweets = served.service
  return {
    tweets,
    pool,
    asked: () => asked,
    changed,
    post: (text, rest) => tweets.postTweet({ ...draft(text), ...rest }),
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await psql.query<Row & Record<string, unknown>>(text, values)).rows,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]()
      await Promise.all([pool.end(), psql.end()])
      await database[Symbol.asyncDispose]()
    },
  }
}

const draft = (text: string): NewTweet => ({
  authorId: ALICE,
  text,
  spoilerText: '',
  sensitive: false,
  language: null,
  visibility: 'public',
  inReplyToId: null,
  appId: null,
  idempotencyKey: null,
})
