/** Posts for live connections, from the caches and renderers that the routes use. */
import type { Id } from '@rookery/contracts'
import type { Reads } from '../reads/create-reads.ts'
import { noMarks } from '../reads/load-marks.ts'
import { type Core, renderStatus } from '../statuses/render-status.ts'
import type { LivePost } from './ports.ts'

type LiveReads = Pick<Reads, 'cores' | 'marks' | 'isPlain'>

/** What registerStreaming wants for `hydrate`. */
export const hydrateLive = (reads: LiveReads) => async (tweetIds: readonly Id[]) => {
  const posts = new Map<Id, LivePost>()
  for (const [id, core] of await reads.cores(tweetIds)) posts.set(id, livePost(reads, core))
  return posts
}

function livePost(reads: LiveReads, core: Core): LivePost {
  const { tweet, facts } = core
  const target = core.boosted?.tweet ?? tweet
  const untouched = target.likesCount === 0 && target.boostsCount === 0
  let anonymous: string | undefined
  let unmarked: string | undefined
  /** For viewers who keep nothing. An author's own post says more than others' (pinned), so it is not shared. */
  const plain = (viewerId: Id): string => {
    if (viewerId === tweet.authorId || viewerId === target.authorId) return renderStatus(core, noMarks(viewerId))
    unmarked ??= renderStatus(core, noMarks(viewerId))
    return unmarked
  }
  return {
    tweetId: tweet.id,
    facts,
    boostOfId: tweet.boostOfId,
    hasMedia: target.mediaIds.length > 0,
    render(graph, context) {
      if (graph === null) {
        anonymous ??= renderStatus(core, null)
        return anonymous
      }
      if (untouched && reads.isPlain(graph)) return plain(graph.viewerId)
      return reads
        .marks(graph, [core], context)
        .then((marks) => (untouched && reads.isPlain(graph) ? plain(graph.viewerId) : renderStatus(core, marks)))
    },
  }
}
