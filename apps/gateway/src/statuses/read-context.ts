/** The thread around a post. */
import { type Id, maySee } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { findStatus, graphFor, originalOf } from './find-status.ts'
import { renderStatuses } from './render-status.ts'

export async function readContext(edge: Edge, viewerId: Id | null, id: Id): Promise<string> {
  const root = originalOf(await findStatus(edge, viewerId, id))
  const { ancestorIds, descendantIds } = await edge.tweets.thread({ tweetId: root.tweet.id })
  const [graph, found] = await Promise.all([
    graphFor(edge, viewerId),
    edge.reads.cores([...ancestorIds, ...descendantIds]),
  ])
  const visible = (ids: Id[]) =>
    ids.flatMap((each) => found.get(each) ?? []).filter((core) => maySee(graph, core.facts, 'thread'))
  const [ancestors, descendants] = [visible(ancestorIds), visible(descendantIds)]
  const marks = await edge.reads.marks(graph, [...ancestors, ...descendants], 'thread')
  return `{"ancestors":${renderStatuses(ancestors, marks)},"descendants":${renderStatuses(descendants, marks)}}`
}
