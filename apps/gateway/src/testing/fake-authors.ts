/** tweet-service's part about authors in memory. */
import type { AuthorMethods, Tweet } from '@rookery/contracts'

export function fakeAuthors(all: () => Tweet[]): AuthorMethods {
  const open = () => all().filter(({ visibility }) => visibility === 'public' || visibility === 'unlisted')
  const usage = (authorId: number, tag: string) => {
    const posts = open().filter((tweet) => tweet.authorId === authorId && tweet.tags.includes(tag))
    const lastStatusAt = posts.length === 0 ? null : Math.max(...posts.map(({ createdAt }) => createdAt))
    return { tag, statusesCount: posts.length, lastStatusAt }
  }
  return {
    tagsOfAuthor: async ({ authorId, tags }) => tags.map((tag) => usage(authorId, tag)),
    frequentTags: async ({ authorId, limit }) => {
      const tags = new Set(open().flatMap((tweet) => (tweet.authorId === authorId ? tweet.tags : [])))
      const found = [...tags].map((tag) => usage(authorId, tag))
      return found.sort((a, b) => b.statusesCount - a.statusesCount).slice(0, limit)
    },
    recentAuthors: async ({ limit }) => {
      const newest = open().sort((a, b) => b.id - a.id)
      return [...new Set(newest.map(({ authorId }) => authorId))].slice(0, limit)
    },
  }
}
