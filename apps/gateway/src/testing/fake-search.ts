/** search-service in memory: words of posts as they stand, names by their beginning. What it must hide, it does not: routes do. */
import type {
  AccountIndexingMethods,
  SearchService,
  Tweet,
  TweetIndexingMethods,
  UsersService,
} from '@rookery/contracts'

export function createFakeSearch(
  users: Pick<UsersService, 'searchAccounts'>,
  tweets: TweetIndexingMethods,
): SearchService {
  const posts = async () =>
    (await tweets.tweetsAfter({ afterId: 0, limit: 10_000 })).filter(({ boostOfId }) => boostOfId === null)
  return {
    async searchPosts({ query, viewerId, limit, cursor, maxId, minId, authorId, highlight }) {
      const words = query.toLowerCase().split(/\s+/)
      return (await posts())
        .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
        .filter((tweet) => authorId === undefined || tweet.authorId === authorId)
        .filter(({ id }) => id < Math.min(maxId ?? Infinity, Number(cursor ?? Infinity)) && id > (minId ?? 0))
        .sort((a, b) => b.id - a.id)
        .slice(0, limit)
        .map(({ id, authorId: author, text }) => {
          const fragments = highlight
            ? [text.replaceAll('<', '&lt;').replaceAll(words[0]!, `<mark>${words[0]}</mark>`)]
            : []
          return { id, kept: author === viewerId, cursor: String(id), fragments }
        })
    },
    async searchPeople({ query, limit, offset, among }) {
      const found = await users.searchAccounts({ query, limit: 1000, offset: 0 })
      const ids = found.map(({ id }) => id).filter((id) => among === null || among.includes(id))
      return ids.slice(offset, offset + limit)
    },
    async searchTags({ query, limit, offset }) {
      const prefix = query.trim().replace(/^#/, '').toLowerCase()
      const names = new Set((await posts()).flatMap(({ tags }) => tags.filter((tag) => tag.startsWith(prefix))))
      return [...names].map((name) => ({ name, uses: 1 })).slice(offset, offset + limit)
    },
  }
}

/** What fills an index. */
export const fakeTweetIndexing = (all: () => Tweet[]): TweetIndexingMethods => ({
  tweetsAfter: async ({ afterId, limit }) =>
    all()
      .filter(({ id }) => id > afterId)
      .sort((a, b) => a.id - b.id)
      .slice(0, limit),
  keptAfter: async () => [],
})
export const fakeAccountIndexing: AccountIndexingMethods = { accountsAfter: async () => [] }
