// PostgreSQL in memory: each call sees what is committed at that moment, as a statement under READ COMMITTED does.
import type { GraphArrays, Id, Paging, TimelineEntry, Tweet, Visibility } from '@rookery/contracts'
import { bucketOf } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../../src/context.ts'

export interface Row {
  id: Id
  authorId: Id
  visibility: Visibility
  boostOfId: Id | null
  boostOfAuthorId: Id | null
  mentionIds: Id[]
  inReplyToAccountId: Id | null
  tags: string[]
  language: string | null
}

const edge = (a: Id, b: Id) => `${a}>${b}`

export function createTables() {
  const posts = new Map<Id, Row>()
  const follows = new Set<string>()
  const blocks = new Set<string>()
  const mutes = new Set<string>()
  const boostsOff = new Set<string>()
  /** `reader#tag`. */
  const tagFollows = new Set<string>()
  /** `reader>member`, as an exclusive list has them. */
  const exclusive = new Set<string>()
  const versions = new Map<Id, number>()
  const changed = (...people: Id[]) => {
    for (const person of people) versions.set(person, (versions.get(person) ?? 0) + 1)
  }
  const others = (set: Set<string>, viewer: Id): Id[] =>
    [...set]
      .map((text) => text.split('>').map(Number) as [Id, Id])
      .filter(([from]) => from === viewer)
      .map(([, to]) => to)
      .sort((a, b) => a - b)
  const newest = (rows: Row[]): TimelineEntry[] =>
    rows
      .sort((a, b) => b.id - a.id)
      .map(({ id, authorId, boostOfId }) => ({ tweetId: id, authorId, boostOfId: boostOfId ?? 0 }))

  const users: TimelineContext['users'] = {
    async followersAfter({ accountId, after, limit }) {
      const key = (id: Id) => bucketOf(id) * 1e6 + id
      return [...follows]
        .map((text) => text.split('>').map(Number) as [Id, Id])
        .filter(([from, to]) => to === accountId && (after === null || key(from) > key(after.followerId)))
        .map(([from]) => ({ bucket: bucketOf(from), followerId: from }))
        .sort((a, b) => key(a.followerId) - key(b.followerId))
        .slice(0, limit)
    },
    tagsFollowed: async ({ tags }) => tags.filter((tag) => [...tagFollows].some((text) => text.endsWith(`#${tag}`))),
    async tagFollowersAfter({ tags, after, limit }) {
      const key = (id: Id) => bucketOf(id) * 1e6 + id
      const readers = [...tagFollows]
        .map((text) => text.split('#') as [string, string])
        .filter(([, tag]) => tags.includes(tag))
        .map(([reader]) => Number(reader))
      return [...new Set(readers)]
        .filter((id) => after === null || key(id) > key(after.followerId))
        .sort((a, b) => key(a) - key(b))
        .slice(0, limit)
        .map((followerId) => ({ bucket: bucketOf(followerId), followerId }))
    },
    loadGraph: async ({ viewerId }) => graphArrays(viewerId),
  }

  const graphArrays = (viewerId: Id): GraphArrays => ({
    viewerId,
    following: others(follows, viewerId),
    blocking: others(blocks, viewerId),
    blockedBy: [...blocks].map((text) => text.split('>').map(Number)).flatMap(([a, b]) => (b === viewerId ? [a!] : [])),
    muting: others(mutes, viewerId),
    hidesBoostsOf: others(boostsOff, viewerId),
    followedTags: [...tagFollows].flatMap((text) => {
      const [reader, tag] = text.split('#') as [string, string]
      return Number(reader) === viewerId ? [tag] : []
    }),
    listedExclusively: others(exclusive, viewerId).filter((id) => follows.has(edge(viewerId, id))),
    languagesOf: [],
  })

  const within = (id: Id, { maxId, sinceId, minId }: Omit<Paging, 'limit'>) =>
    (maxId === undefined || id < maxId) && id > (sinceId ?? -1) && id > (minId ?? -1)

  const tweets: TimelineContext['tweets'] = {
    async homePage({ readerId, followeeIds, withoutAuthors, tags = [], own = true, limit, ...bounds }) {
      const authors = new Set([...(own ? [readerId] : []), ...followeeIds])
      const rows = [...posts.values()].filter((row) => {
        if (!within(row.id, bounds)) return false
        // Whoever is left out is so as an author: tagged posts are a superset.
        if (row.visibility === 'public' && row.tags.some((tag) => tags.includes(tag))) return true
        if (!authors.has(row.authorId) || withoutAuthors.includes(row.authorId)) return false
        if (row.boostOfAuthorId !== null && withoutAuthors.includes(row.boostOfAuthorId)) return false
        return row.visibility !== 'direct' || row.authorId === readerId || row.mentionIds.includes(readerId)
      })
      const entries = newest(rows)
      return bounds.minId === undefined ? entries.slice(0, limit) : entries.slice(-limit)
    },
    async newestBy({ authorIds, limit, forReader }) {
      return authorIds.flatMap((authorId) =>
        newest(
          [...posts.values()].filter(
            (row) => row.authorId === authorId && (row.visibility !== 'direct' || row.mentionIds.includes(forReader)),
          ),
        ).slice(0, limit),
      )
    },
    newestTagged: async ({ tags, limit }) =>
      newest(
        [...posts.values()].filter((row) => row.visibility === 'public' && row.tags.some((tag) => tags.includes(tag))),
      ).slice(0, limit),
    async getTweets({ ids }) {
      return ids.flatMap((id) => posts.get(id) ?? []) as unknown as Tweet[]
    },
    async boostsAmong({ tweetIds, authorIds }) {
      return newest(
        [...posts.values()].filter(
          (row) => row.boostOfId !== null && tweetIds.includes(row.boostOfId) && authorIds.includes(row.authorId),
        ),
      )
    },
  }

  return {
    posts,
    users,
    tweets,
    graphArrays,
    follows: (a: Id, b: Id) => follows.has(edge(a, b)),
    /** Tells whether a person's graph was touched between two moments, even when it was put back. */
    graphVersion: (viewer: Id) => versions.get(viewer) ?? 0,
    follow(a: Id, b: Id) {
      changed(a, b)
      follows.add(edge(a, b))
    },
    unfollow(a: Id, b: Id) {
      changed(a, b)
      follows.delete(edge(a, b))
      boostsOff.delete(edge(a, b))
    },
    blocks: (a: Id, b: Id) => blocks.has(edge(a, b)),
    block(a: Id, b: Id) {
      changed(a, b)
      blocks.add(edge(a, b))
      for (const text of [edge(a, b), edge(b, a)]) {
        follows.delete(text)
        boostsOff.delete(text)
      }
    },
    unblock(a: Id, b: Id) {
      changed(a, b)
      blocks.delete(edge(a, b))
    },
    mutes: (a: Id, b: Id) => mutes.has(edge(a, b)),
    toggleMute(a: Id, b: Id) {
      changed(a, b)
      if (!mutes.delete(edge(a, b))) mutes.add(edge(a, b))
    },
    hidesBoosts: (a: Id, b: Id) => boostsOff.has(edge(a, b)),
    toggleBoosts(a: Id, b: Id) {
      if (!follows.has(edge(a, b))) return
      changed(a, b)
      if (!boostsOff.delete(edge(a, b))) boostsOff.add(edge(a, b))
    },
    followsTag: (reader: Id, tag: string) => tagFollows.has(`${reader}#${tag}`),
    followsTags: (reader: Id) => [...tagFollows].some((text) => text.startsWith(`${reader}#`)),
    /** Answers whether it is followed now. */
    toggleTag(reader: Id, tag: string): boolean {
      changed(reader)
      if (tagFollows.delete(`${reader}#${tag}`)) return false
      tagFollows.add(`${reader}#${tag}`)
      return true
    },
    listsExclusively: (reader: Id, member: Id) => exclusive.has(edge(reader, member)),
    toggleExclusive(reader: Id, member: Id) {
      changed(reader)
      if (!exclusive.delete(edge(reader, member))) exclusive.add(edge(reader, member))
    },
    /** Boosts go with the post. */
    remove(id: Id) {
      posts.delete(id)
      for (const row of posts.values()) if (row.boostOfId === id) posts.delete(row.id)
    },
  }
}
export type Tables = ReturnType<typeof createTables>
