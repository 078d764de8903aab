/** Hashtags on profiles: user-service knows which, tweet-service how much is said under them. */
import type { FeaturedTag as Featured, Id } from '@rookery/contracts'
import type { FeaturedTag } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'

export async function readFeaturedTags(edge: Edge, accountId: Id): Promise<FeaturedTag[]> {
  return presentAll(edge, accountId, await edge.users.featuredTags({ accountId }))
}

export async function addFeaturedTag(edge: Edge, accountId: Id, name: string): Promise<FeaturedTag> {
  const [presented] = await presentAll(edge, accountId, [await edge.users.featureTag({ accountId, name })])
  return presented!
}

async function presentAll({ tweets, links }: Edge, authorId: Id, featured: Featured[]): Promise<FeaturedTag[]> {
  const usage = await tweets.tagsOfAuthor({ authorId, tags: featured.map(({ tag }) => tag) })
  const byTag = new Map(usage.map((each) => [each.tag, each]))
  return featured.map(({ id, tag, name }) => {
    const { statusesCount = 0, lastStatusAt = null } = byTag.get(tag) ?? {}
    const day = lastStatusAt === null ? null : new Date(lastStatusAt).toISOString().slice(0, 10)
    return { id: String(id), name, url: links.tag(tag), statuses_count: statusesCount, last_status_at: day }
  })
}
