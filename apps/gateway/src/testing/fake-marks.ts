/** Bookmarks, pins and muted threads in memory, for route tests. */
import { type Id, invalid, type MarkMethods, notFound, type Tweet } from '@rookery/contracts'
import { pageOf } from './page-of.ts'

interface Mark {
  id: Id
  accountId: Id
  /** Of a post; of the first post of a muted thread. */
  tweetId: Id
}

export function createFakeMarks(
  nextId: () => Id,
  get: (id: Id) => Tweet | undefined,
): Omit<MarkMethods, 'viewerMarks'> & {
  marksOf(viewerId: Id, tweetIds: Id[]): Record<'bookmarked' | 'pinned' | 'mutedThreads', Id[]>
} {
  const bookmarks: Mark[] = []
  const pins: Mark[] = []
  const mutes: Mark[] = []
  const original = (id: Id): Tweet => {
    const tweet = get(id)
    if (!tweet) throw notFound()
    return tweet.boostOfId === null ? tweet : original(tweet.boostOfId)
  }
  const has = (list: Mark[], accountId: Id, tweetId: Id) =>
    list.some((mark) => mark.accountId === accountId && mark.tweetId === tweetId)
  const set = (list: Mark[], accountId: Id, tweetId: Id) => {
    if (!has(list, accountId, tweetId)) list.push({ id: nextId(), accountId, tweetId })
  }
  const take = (list: Mark[], accountId: Id, tweetId: Id) => {
    const at = list.findIndex((mark) => mark.accountId === accountId && mark.tweetId === tweetId)
    if (at >= 0) list.splice(at, 1)
  }
  const mine = (list: Mark[], id: Id) => list.filter(({ accountId }) => accountId === id)
  return {
    marksOf: (viewerId, tweetIds) => ({
      bookmarked: tweetIds.filter((id) => has(bookmarks, viewerId, id)),
      pinned: tweetIds.filter((id) => has(pins, viewerId, id)),
      mutedThreads: tweetIds.flatMap((id) => get(id)?.threadId ?? []).filter((id) => has(mutes, viewerId, id)),
    }),
    markKinds: async ({ viewerIds }) =>
      viewerIds.map((id) => ({
        bookmarks: mine(bookmarks, id).length > 0,
        pins: mine(pins, id).length > 0,
        threadMutes: mine(mutes, id).length > 0,
      })),
    bookmark: async ({ accountId, tweetId }) => set(bookmarks, accountId, original(tweetId).id),
    unbookmark: async ({ accountId, tweetId }) => take(bookmarks, accountId, original(tweetId).id),
    async pin({ accountId, tweetId }) {
      if (original(tweetId).authorId !== accountId) throw invalid("Someone else's post cannot be pinned")
      set(pins, accountId, tweetId)
    },
    unpin: async ({ accountId, tweetId }) => take(pins, accountId, tweetId),
    muteThread: async ({ accountId, tweetId }) => set(mutes, accountId, original(tweetId).threadId),
    unmuteThread: async ({ accountId, tweetId }) => take(mutes, accountId, original(tweetId).threadId),
    async bookmarkedPage({ accountId, ...paging }) {
      const page = pageOf(mine(bookmarks, accountId), paging)
      const tweets = page.flatMap(({ tweetId }) => get(tweetId) ?? [])
      return { tweets, firstCursor: page[0]?.id ?? null, lastCursor: page.at(-1)?.id ?? null }
    },
    pinnedBy: async ({ authorId }) =>
      mine(pins, authorId)
        .toReversed()
        .flatMap(({ tweetId }) => get(tweetId)?.id ?? []),
  }
}
