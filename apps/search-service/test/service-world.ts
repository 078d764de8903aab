// The service on a store of its own, with an event log and the other services' tables in memory: what its tests on engines stand on.
import {
  type Account,
  type DomainEvent,
  firstIdAt,
  type Id,
  type KeptTweet,
  type Position,
  SEARCH_METHODS,
  type Tweet,
  type TweetFacts,
} from '@rookery/contracts'
import { createFakeEventLog } from '@rookery/event-log'
import { isAway } from '@rookery/http'
import { servedApp } from '@rookery/http/testing'
import { createLogger } from '@rookery/telemetry'
import { tweetRow } from '@rookery/testing/builders'
import { createSearchService } from '../src/index.ts'
import type { TestStore } from './stores.ts'

type Event = DomainEvent extends infer E ? (E extends DomainEvent ? Omit<E, 'v' | 'position' | 'at'> : never) : never

const FIRST = firstIdAt(Date.parse('2026-01-01'))

export type SearchWorld = Awaited<ReturnType<typeof openSearchWorld>>

export async function openSearchWorld(open: () => Promise<TestStore>) {
  await using resources = new AsyncDisposableStack()
  const store = resources.use(await open())
  const fake = createFakeEventLog()
  resources.use(fake.log)
  resources.use(fake.writer)

  const tweets = new Map<Id, Tweet>()
  const kept: (KeptTweet & { reason: 'liked' | 'bookmarked' })[] = []
  const accounts = new Map<Id, Account>()
  const confirmed: Id[] = []
  const parked: string[] = []
  const calls = { failReads: 0, tweetPages: 0 }
  const sent: DomainEvent[] = []
  const position: Position = { epoch: 1, lsn: 0, index: 0 }
  let onTweetPage: () => Promise<void> = async () => {}
  await fake.writer.open(position.epoch)

  const shown = (tweet: Tweet): Tweet => ({
    ...tweet,
    repliesCount: [...tweets.values()].filter(({ inReplyToId }) => inReplyToId === tweet.id).length,
  })
  const after = <T extends { id: Id }>(rows: Iterable<T>, id: Id, limit: number) =>
    [...rows]
      .filter((row) => row.id > id)
      .sort((a, b) => a.id - b.id)
      .slice(0, limit)
  const outside = {
    tweets: {
      async getTweets({ ids }: { ids: Id[] }) {
        if (calls.failReads-- > 0) throw new Error('tweet-service is away')
        return ids.flatMap((id) => tweets.get(id) ?? []).map(shown)
      },
      async tweetsAfter({ afterId, limit }: { afterId: Id; limit: number }) {
        calls.tweetPages++
        const page = after(tweets.values(), afterId, limit).map(shown)
        // What happens now has been read already, and comes as an event as well.
        await onTweetPage()
        return page
      },
      async keptAfter({ reason, after: from, limit }: { reason: string; after: KeptTweet | null; limit: number }) {
        const rows = kept
          .filter((row) => row.reason === reason)
          .sort((a, b) => a.tweetId - b.tweetId || a.accountId - b.accountId)
        const start = from
          ? rows.findIndex((row) => row.tweetId === from.tweetId && row.accountId === from.accountId) + 1
          : 0
        return rows.slice(start, start + limit).map(({ tweetId, accountId }) => ({ tweetId, accountId }))
      },
    },
    users: {
      getAccounts: async ({ ids }: { ids: Id[] }) =>
        ids.flatMap((id) => accounts.get(id) ?? []).filter(({ state }) => state === 'active'),
      findAccountsByUsername: async ({ usernames }: { usernames: string[] }) =>
        [...accounts.values()].filter(({ username }) => usernames.includes(username.toLowerCase())),
      accountsAfter: async ({ afterId, limit }: { afterId: Id; limit: number }) =>
        after(accounts.values(), afterId, limit),
      deletionsAwaiting: async ({ after: from }: { after: Id }) =>
        [...accounts.values()]
          .filter(({ id, state }) => state === 'deleting' && id > from && !confirmed.includes(id))
          .map(({ id }) => id),
      confirmDeletion: async ({ accountId }: { accountId: Id }) => void confirmed.push(accountId),
    },
  }
  const start = async () => {
    const app = await createSearchService(
      { publicUrl: 'https://rookery.test', ...store.config },
      {
        ...outside,
        // As the parts of a process have it.
        eventLog: { consume: (options) => fake.log.consume({ isAway, ...options }) },
        deadLetters: { park: async ({ error }) => void parked.push(error) },
        logger: createLogger({ level: 'silent', name: 'search' }),
      },
    )
    return servedApp(SEARCH_METHODS, app)
  }
  const running = { app: await start() }
  resources.defer(() => running.app[Symbol.asyncDispose]())

  const emit = async (...events: Event[]) => {
    const stamped = events.map((event) => {
      position.lsn++
      return { ...event, v: 1, at: 0, position: { ...position } } as DomainEvent
    })
    sent.push(...stamped)
    await fake.writer.append(stamped)
  }
  const facts = (tweet: Tweet): TweetFacts => {
    const { id: tweetId, authorId, visibility, mentionIds, tags, inReplyToId, inReplyToAccountId } = tweet
    const { boostOfId, boostOfAuthorId, createdAt } = tweet
    return {
      tweetId,
      authorId,
      visibility,
      mentionIds,
      tags,
      inReplyToId,
      inReplyToAccountId,
      boostOfId,
      boostOfAuthorId,
      createdAt,
    }
  }
  let count = 0
  const owned = resources.move()
  return {
    store,
    fake,
    tweets,
    accounts,
    confirmed,
    parked,
    calls,
    sent,
    position,
    running,
    emit,
    onTweetPage(work: () => Promise<void>) {
      onTweetPage = work
    },
    /** Another process takes over: what the first had in hand is delivered again. */
    async restart() {
      await running.app[Symbol.asyncDispose]()
      running.app = await start()
    },
    async account(username: string, changes: Partial<Account> = {}): Promise<Id> {
      const id = 100 + accounts.size
      accounts.set(id, {
        ...{
          id,
          username,
          displayName: '',
          note: '',
          fields: [],
          locked: false,
          bot: false,
          discoverable: true,
          indexable: true,
        },
        ...{
          defaultVisibility: 'public',
          defaultSensitive: false,
          defaultLanguage: null,
          createdAt: 0,
          state: 'active',
        },
        ...{
          followersCount: 0,
          followingCount: 0,
          avatarKey: null,
          avatarStaticKey: null,
          headerKey: null,
          headerStaticKey: null,
        },
        ...changes,
      } as Account)
      await emit({ type: 'user.registered', accountId: id, username })
      return id
    },
    async changeAccount(id: Id, changes: Partial<Account>) {
      const account = { ...accounts.get(id)!, ...changes }
      accounts.set(id, account)
      await emit({ type: 'user.changed', accountId: id, state: account.state })
    },
    async post(authorId: Id, text: string, more: Partial<Tweet> = {}): Promise<Id> {
      const id = FIRST + ++count * 4096 * 1000
      const tweet = tweetRow({ id, authorId, text, ...more })
      tweets.set(id, tweet)
      await emit({ type: 'tweet.posted', ...facts(tweet) })
      return id
    },
    async edit(id: Id, changes: Partial<Tweet>) {
      const tweet = { ...tweets.get(id)!, ...changes }
      tweets.set(id, tweet)
      await emit({ type: 'tweet.edited', ...facts(tweet), editedAt: 1 })
    },
    async remove(id: Id) {
      const tweet = tweets.get(id)!
      tweets.delete(id)
      await emit({ type: 'tweet.deleted', ...facts(tweet) })
    },
    async keep(accountId: Id, tweetId: Id, reason: 'liked' | 'bookmarked') {
      kept.push({ accountId, tweetId, reason })
      await emit(
        reason === 'liked'
          ? { type: 'tweet.liked', tweetId, tweetAuthorId: 0, accountId }
          : { type: 'tweet.bookmarked', tweetId, accountId },
      )
    },
    async unkeep(accountId: Id, tweetId: Id, reason: 'liked' | 'bookmarked') {
      kept.splice(
        kept.findIndex((row) => row.tweetId === tweetId && row.accountId === accountId && row.reason === reason),
        1,
      )
      await emit(
        reason === 'liked'
          ? { type: 'tweet.unliked', tweetId, tweetAuthorId: 0, accountId }
          : { type: 'tweet.unbookmarked', tweetId, accountId },
      )
    },
    async find(query: string, viewerId: Id | null = null): Promise<Id[]> {
      const hits = await running.app.service.searchPosts({
        query,
        viewerId,
        languages: ['en'],
        limit: 40,
        cursor: null,
      })
      return hits.map(({ id }) => id)
    },
    tags: async (query: string) =>
      (await running.app.service.searchTags({ query, limit: 10, offset: 0 })).map(
        ({ name, uses }) => `${name} ${uses}`,
      ),
    people: (query: string, among: Id[] | null = null) =>
      running.app.service.searchPeople({ query, limit: 10, offset: 0, among }),
    /** All that the live index says, for comparing two. */
    contents: () => store.contents(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
