/** What the viewer has done to the posts of a page, and what their filters say of them: at most one round trip. */
import type { FilterContext, Graph, Id } from '@rookery/contracts'
import type { GatewayContext } from '../context.ts'
import type { Core, ViewerMarks } from '../statuses/render-status.ts'
import type { PersonalFacts, PersonalFactsOf } from './personal-facts.ts'

/**
 * Counters live in the transaction of the like or boost itself, so a post without any need not be asked about; of other marks
 * the facts tell whether the viewer has any.
 */
export async function loadMarks(
  { tweets }: Pick<GatewayContext, 'tweets'>,
  factsOf: PersonalFactsOf,
  graph: Graph,
  cores: Iterable<Core>,
  context: FilterContext | null,
): Promise<ViewerMarks> {
  const { viewerId } = graph
  const known = factsOf(graph)
  const facts = known instanceof Promise ? await known : known
  const ids = new Set<Id>()
  const filtered = facts.filters ? new Map<Id, string>() : NOTHING
  for (const core of cores) {
    const { tweet } = core.boosted ?? core
    if (tweet.likesCount > 0 || tweet.boostsCount > 0 || mayBeMarked(facts, tweet.authorId === viewerId))
      ids.add(tweet.id)
    const results = facts.filters?.resultsFor(core, viewerId, context)
    if (results) (filtered as Map<Id, string>).set(core.tweet.id, results)
  }
  if (ids.size === 0) return { ...noMarks(viewerId), filtered }
  const marks = await tweets.viewerMarks({ viewerId, tweetIds: [...ids], kinds: facts.kinds })
  return {
    viewerId,
    liked: new Set(marks.liked),
    boosted: new Set(marks.boosted),
    bookmarked: new Set(marks.bookmarked),
    pinned: new Set(marks.pinned),
    mutedThreads: new Set(marks.mutedThreads),
    filtered,
  }
}

const mayBeMarked = ({ kinds }: PersonalFacts, own: boolean): boolean =>
  kinds.bookmarks || kinds.threadMutes || (own && kinds.pins)

const NONE: ReadonlySet<Id> = new Set()
const NOTHING: ReadonlyMap<Id, string> = new Map()

export const noMarks = (viewerId: Id): ViewerMarks => ({
  viewerId,
  ...{ liked: NONE, boosted: NONE, bookmarked: NONE, pinned: NONE, mutedThreads: NONE },
  filtered: NOTHING,
})
