/** Hashtags with what is known of them: whether the viewer follows them, and how much they were used lately. */
import type { Id } from '@rookery/contracts'
import type { Tag } from '@rookery/contracts/mastodon'
import type { Edge } from '../edge.ts'
import { graphFor } from '../statuses/find-status.ts'
import { presentTag } from './present-tag.ts'

const DAY_MS = 86_400_000
const DAYS = 7

/** In the order given. `following` is left out for strangers. */
export async function presentTags(
  edge: Pick<Edge, 'graphs' | 'tweets' | 'links'>,
  viewerId: Id | null,
  names: string[],
): Promise<Tag[]> {
  const [graph, usage] = await Promise.all([graphFor(edge, viewerId), edge.tweets.tagUsage({ tags: names })])
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const found = new Map(usage.map((day) => [`${day.tag} ${day.day}`, day]))
  const history = (name: string) =>
    Array.from({ length: DAYS }, (_, index) => {
      const day = today - index * DAY_MS
      const { uses, accounts } = found.get(`${name} ${day}`) ?? { uses: 0, accounts: 0 }
      return { day: String(day / 1_000), uses: String(uses), accounts: String(accounts) }
    })
  return names.map((name) => ({
    ...presentTag(name, edge.links),
    history: history(name),
    ...(graph && { following: graph.followedTags.has(name) }),
  }))
}
