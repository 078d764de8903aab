/** The versions of a post. */
import type { Id } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { presentMediaOf } from '../media/present-media.ts'
import { loadMedia } from '../reads/create-reads.ts'
import { findStatus, originalOf } from './find-status.ts'
import { renderContent } from './render-content.ts'

export async function readHistory(edge: Edge, viewerId: Id | null, id: Id): Promise<string> {
  const { tweet, author } = originalOf(await findStatus(edge, viewerId, id))
  const [versions, mentioned] = await Promise.all([
    edge.tweets.history({ tweetId: tweet.id }),
    edge.reads.accounts(tweet.mentionIds),
  ])
  const media = await loadMedia(edge, new Set(versions.flatMap((version) => version.mediaIds)))
  const people = [...mentioned.values()].map(({ account }) => account)
  const edits = versions.map((version) => {
    const edit = {
      content: renderContent(version.text, people, edge.links),
      spoiler_text: version.spoilerText,
      sensitive: version.sensitive,
      created_at: new Date(version.createdAt).toISOString(),
      media_attachments: presentMediaOf(version.mediaIds, media, edge.links),
      emojis: [],
    }
    return `${JSON.stringify(edit).slice(0, -1)},"account":${author.json}}`
  })
  return `[${edits.join(',')}]`
}
