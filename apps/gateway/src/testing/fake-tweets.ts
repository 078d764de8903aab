/** tweet-service in memory, for route tests. It applies no visibility, as the real one. */
import {
  checkPostText,
  extractMentions,
  extractTags,
  firstIdAt,
  type Id,
  notFound,
  type Paging,
  type TimelineEntry,
  type Tweet,
  type TweetsService,
  type TweetVersion,
  type UsersService,
} from '@rookery/contracts'
import { createMemoryMediaStore, type MediaStore } from '@rookery/media'
import { tweetRow } from '@rookery/testing/builders'
import { fakeAuthors } from './fake-authors.ts'
import { fakeTweetCauses } from './fake-causes.ts'
import { createFakeConversations } from './fake-conversations.ts'
import { createFakeMarks } from './fake-marks.ts'
import { createFakeMedia, type FakeMediaControls } from './fake-media.ts'
import { fakeTweetIndexing } from './fake-search.ts'
import { pageOf } from './page-of.ts'

export type FakeTweets = ReturnType<typeof createFakeTweets>

export function createFakeTweets(
  clock: { now(): number },
  users: Pick<UsersService, 'findAccountsByUsername'>,
  store: MediaStore = createMemoryMediaStore(),
) {
  let count = 0
  const nextId = (): Id => firstIdAt(clock.now()) + ++count
  const tweets = new Map<Id, Tweet>()
  const versions = new Map<Id, TweetVersion[]>()
  const likes: { id: Id; accountId: Id; tweetId: Id }[] = []
  const keys = new Map<string, Id>()

  const all = () => [...tweets.values()].map(shown)
  const shown = (tweet: Tweet): Tweet => ({
    ...tweet,
    likesCount: likes.filter(({ tweetId }) => tweetId === tweet.id).length,
    boostsCount: [...tweets.values()].filter(({ boostOfId }) => boostOfId === tweet.id).length,
    repliesCount: [...tweets.values()].filter(({ inReplyToId }) => inReplyToId === tweet.id).length,
  })
  const get = (id: Id): Tweet => {
    const tweet = tweets.get(id)
    if (!tweet) throw notFound()
    return tweet
  }
  const own = (authorId: Id, id: Id): Tweet => {
    if (get(id).authorId !== authorId) throw notFound()
    return get(id)
  }
  const entry = ({ id, authorId, boostOfId }: Tweet): TimelineEntry => ({
    tweetId: id,
    authorId,
    boostOfId: boostOfId ?? 0,
  })
  const mentionIdsOf = async (text: string) => {
    const usernames = extractMentions(text).map(({ username }) => username)
    return (await users.findAccountsByUsername({ usernames })).map(({ id }) => id)
  }
  const make = (given: Partial<Tweet> & Pick<Tweet, 'authorId'>): Tweet => {
    const tweet = tweetRow({ id: nextId(), language: null, createdAt: clock.now(), ...given })
    tweets.set(tweet.id, tweet)
    return shown(tweet)
  }
  const idPage = (rows: { id: Id; by: Id }[], paging: Paging) => {
    const page = pageOf(rows, paging)
    return { ids: page.map(({ by }) => by), firstCursor: page[0]?.id ?? null, lastCursor: page.at(-1)?.id ?? null }
  }

  const { marksOf, ...madeMarks } = createFakeMarks(nextId, (id) => tweets.get(id))

  const media = createFakeMedia(nextId, clock, store)
  const service: TweetsService & { media: FakeMediaControls } = {
    ...media.methods,
    media: media.controls,
    ...fakeAuthors(all),
    ...fakeTweetIndexing(all),
    ...fakeTweetCauses,
    async postTweet({ idempotencyKey, ...input }) {
      const known = idempotencyKey === null ? undefined : keys.get(`${input.authorId} ${idempotencyKey}`)
      if (known !== undefined) return shown(get(known))
      const { text, spoilerText } = checkPostText(input, { hasMedia: (input.mediaIds ?? []).length > 0 })
      const inReplyToAccountId = input.inReplyToId === null ? null : get(input.inReplyToId).authorId
      const thread = input.inReplyToId === null ? {} : { threadId: get(input.inReplyToId).threadId }
      const derived = { ...thread, mentionIds: await mentionIdsOf(text), tags: extractTags(text) }
      const { mediaIds = [], ...rest } = input
      media.attach({ id: 0, authorId: input.authorId, mediaIds })
      const tweet = make({ ...rest, mediaIds, text, spoilerText, inReplyToAccountId, ...derived })
      media.attach(tweet)
      if (idempotencyKey !== null) keys.set(`${input.authorId} ${idempotencyKey}`, tweet.id)
      return tweet
    },
    async editTweet({ authorId, tweetId, mediaIds, mediaChanges = [], ...changes }) {
      const tweet = own(authorId, tweetId)
      const { text, spoilerText } = checkPostText(changes, { hasMedia: (mediaIds ?? []).length > 0 })
      versions.set(tweetId, [
        ...(versions.get(tweetId) ?? []),
        { ...tweet, createdAt: tweet.editedAt ?? tweet.createdAt },
      ])
      const derived = { mentionIds: await mentionIdsOf(text), tags: extractTags(text), editedAt: clock.now() }
      const edited = { ...tweet, ...changes, mediaIds: mediaIds ?? tweet.mediaIds, text, spoilerText, ...derived }
      media.attach(edited)
      media.describe(mediaChanges)
      tweets.set(tweetId, edited)
      return shown(get(tweetId))
    },
    async deleteTweet({ authorId, tweetId, keepMedia = false }) {
      const tweet = shown(own(authorId, tweetId))
      media.release(tweetId, keepMedia)
      for (const each of all()) if (each.id === tweetId || each.boostOfId === tweetId) tweets.delete(each.id)
      return tweet
    },
    getTweets: async ({ ids }) => all().filter(({ id }) => ids.includes(id)),
    async like({ accountId, tweetId }) {
      if (!likes.some((like) => like.accountId === accountId && like.tweetId === tweetId)) {
        likes.push({ id: nextId(), accountId, tweetId })
      }
      return shown(get(tweetId))
    },
    async unlike({ accountId, tweetId }) {
      const at = likes.findIndex((like) => like.accountId === accountId && like.tweetId === tweetId)
      if (at >= 0) likes.splice(at, 1)
      return shown(get(tweetId))
    },
    async boost({ accountId, tweetId, visibility, appId }) {
      const known = all().find((tweet) => tweet.authorId === accountId && tweet.boostOfId === tweetId)
      const boostOfAuthorId = get(tweetId).authorId
      return known ?? make({ authorId: accountId, boostOfId: tweetId, boostOfAuthorId, visibility, appId })
    },
    async unboost({ accountId, tweetId }) {
      const boost = all().find(({ authorId, boostOfId }) => authorId === accountId && boostOfId === tweetId)
      if (boost) tweets.delete(boost.id)
      return { tweet: shown(get(tweetId)), boostId: boost?.id ?? null }
    },
    ...madeMarks,
    viewerMarks: async ({ viewerId, tweetIds }) => ({
      ...marksOf(viewerId, tweetIds),
      liked: likes
        .filter((like) => like.accountId === viewerId && tweetIds.includes(like.tweetId))
        .map((l) => l.tweetId),
      boosted: all().flatMap((tweet) =>
        tweet.authorId === viewerId && tweetIds.includes(tweet.boostOfId ?? 0) ? [tweet.boostOfId!] : [],
      ),
    }),
    authorCounters: async ({ authorIds }) =>
      authorIds.map((authorId) => {
        const written = all().filter((tweet) => tweet.authorId === authorId)
        const lastStatusAt = written.length === 0 ? null : Math.max(...written.map(({ createdAt }) => createdAt))
        return { authorId, statusesCount: written.length, lastStatusAt }
      }),
    stats: async () => ({ tweets: tweets.size, activeAuthors: new Set(all().map(({ authorId }) => authorId)).size }),
    async history({ tweetId }) {
      const tweet = get(tweetId)
      return [...(versions.get(tweetId) ?? []), { ...tweet, createdAt: tweet.editedAt ?? tweet.createdAt }]
    },
    async thread({ tweetId }) {
      const ancestorIds: Id[] = []
      for (let at = get(tweetId).inReplyToId; at !== null; at = tweets.get(at)?.inReplyToId ?? null)
        ancestorIds.unshift(at)
      const below = (id: Id): Id[] =>
        all()
          .filter(({ inReplyToId }) => inReplyToId === id)
          .flatMap((reply) => [reply.id, ...below(reply.id)])
      return { ancestorIds, descendantIds: below(tweetId) }
    },
    likerPage: async ({ tweetId, ...paging }) =>
      idPage(
        likes.filter((like) => like.tweetId === tweetId).map(({ id, accountId }) => ({ id, by: accountId })),
        paging,
      ),
    boosterPage: async ({ tweetId, ...paging }) =>
      idPage(
        all()
          .filter(({ boostOfId }) => boostOfId === tweetId)
          .map(({ id, authorId }) => ({ id, by: authorId })),
        paging,
      ),
    async likedPage({ accountId, ...paging }) {
      const page = pageOf(
        likes.filter((like) => like.accountId === accountId),
        paging,
      )
      const found = page.flatMap(({ tweetId }) => tweets.get(tweetId) ?? []).map(shown)
      return { tweets: found, firstCursor: page[0]?.id ?? null, lastCursor: page.at(-1)?.id ?? null }
    },

    authorPage: async ({ authorId, excludeReplies, excludeBoosts, onlyMedia, tag, viewer, ...paging }) =>
      pageOf(
        all().filter(
          (tweet) =>
            tweet.authorId === authorId &&
            (['public', 'unlisted'].includes(tweet.visibility) ||
              viewer?.id === authorId ||
              (viewer?.follows && tweet.visibility === 'followers') ||
              tweet.mentionIds.includes(viewer?.id ?? 0)) &&
            !(excludeReplies && tweet.inReplyToAccountId !== null && tweet.inReplyToAccountId !== authorId) &&
            !(excludeBoosts && tweet.boostOfId !== null) &&
            !(onlyMedia && tweet.mediaIds.length === 0) &&
            (tag === null || tweet.tags.includes(tag)),
        ),
        paging,
      ),
    publicPage: async ({ onlyMedia, ...paging }) =>
      pageOf(
        all().filter(
          ({ visibility, boostOfId, mediaIds }) =>
            visibility === 'public' && boostOfId === null && !(onlyMedia && mediaIds.length === 0),
        ),
        paging,
      ),
    tagPage: async ({ tag, any = [], all: every = [], none = [], onlyMedia, ...paging }) =>
      pageOf(
        all().filter(
          ({ visibility, tags, mediaIds }) =>
            visibility === 'public' &&
            !(onlyMedia && mediaIds.length === 0) &&
            [tag, ...any].some((one) => tags.includes(one)) &&
            every.every((one) => tags.includes(one)) &&
            !none.some((one) => tags.includes(one)),
        ),
        paging,
      ),
    newestTagged: async () => [],
    async tagUsage({ tags }) {
      return tags.flatMap((tag) => {
        const found = all().filter((tweet) => tweet.visibility === 'public' && tweet.tags.includes(tag))
        const accounts = new Set(found.map(({ authorId }) => authorId)).size
        const day = Math.floor(clock.now() / 86_400_000) * 86_400_000
        return found.length === 0 ? [] : [{ tag, day, uses: found.length, accounts }]
      })
    },
    homePage: async ({ readerId, followeeIds, withoutAuthors, tags: wanted = [], own = true, ...paging }) =>
      pageOf(
        all().filter(
          ({ authorId, visibility, tags }) =>
            ((own && authorId === readerId) ||
              followeeIds.includes(authorId) ||
              (visibility === 'public' && tags.some((tag) => wanted.includes(tag)))) &&
            !withoutAuthors.includes(authorId),
        ),
        paging,
      ).map(entry),
    newestBy: async () => [],
    boostsAmong: async ({ tweetIds, authorIds }) =>
      all()
        .filter(({ boostOfId, authorId }) => tweetIds.includes(boostOfId ?? 0) && authorIds.includes(authorId))
        .map(entry),
    ...createFakeConversations(all),
  }
  return service
}
