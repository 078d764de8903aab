/** Brings one post event to subscriptions: who may see it now, in which words, exactly once and in log order. */
import {
  belongsInList,
  type Graph,
  type Id,
  maySee,
  type Position,
  type PostFacts,
  type TimelineEntry,
  type TweetEvent,
} from '@rookery/contracts'
import { filterContextOf } from '../filters/filter-context.ts'
import { isCollapsed } from './collapse.ts'
import { type LiveEvent, liveEvent } from './frames.ts'
import {
  CLOSE,
  GRAPH_MAX_AGE,
  isBackdated,
  isNews,
  type LivePost,
  type StreamingDeps,
  type Subscription,
} from './ports.ts'
import { pathOf, wantsMedia } from './streams.ts'

/** What an event looks like to its readers; made once, asked for each of them. */
interface Showing {
  mayBeShown(graph: Graph | null, subscription: Subscription): boolean
  render(graph: Graph | null, subscription: Subscription): LiveEvent | Promise<LiveEvent>
}

export function createDelivery(deps: Pick<StreamingDeps, 'graphs' | 'boostsAmong' | 'onError'>) {
  const { graphs } = deps
  const graphOf = (viewerId: Id) => graphs.graphOf(viewerId, undefined, GRAPH_MAX_AGE)

  const deliverTo = async (subscription: Subscription, showing: Showing, position: Position) => {
    const { viewerId, peer, stream } = subscription
    let graph = viewerId === null ? null : await graphOf(viewerId)
    if (!showing.mayBeShown(graph, subscription)) return
    const rendered = showing.render(graph, subscription)
    let event = rendered instanceof Promise ? await rendered : rendered
    if (viewerId !== null && graphs.peek(viewerId) !== graph) {
      // The graph changed while we were rendering: a block or a filter that was answered meanwhile counts.
      graph = await graphOf(viewerId)
      if (!showing.mayBeShown(graph, subscription)) return
      event = await showing.render(graph, subscription)
    }
    if (subscription.closed) return
    subscription.after = position
    peer.send(event, stream.label)
  }

  /** Boosts of the same post by anybody whom these viewers follow. */
  const earlierBoosts = async (boostOfId: Id, subscriptions: readonly Subscription[]): Promise<TimelineEntry[]> => {
    const viewerIds = new Set(subscriptions.flatMap(({ viewerId }) => viewerId ?? []))
    const authors = new Set<Id>(viewerIds)
    for (const graph of await Promise.all([...viewerIds].map(graphOf))) {
      for (const id of graph.following.values) authors.add(id)
    }
    return deps.boostsAmong({ tweetIds: [boostOfId], authorIds: [...authors] })
  }

  /**
   * Resolves when every subscription has the event or may not have it. `post`: its present state, undefined when it is
   * gone. A connection for which this fails is closed: its client comes back and resumes where it was.
   */
  return async (event: TweetEvent, post: LivePost | undefined, subscriptions: readonly Subscription[]) => {
    const open = subscriptions.filter((subscription) => !subscription.closed && isNews(subscription, event.position))
    const attempt = async (subscription: Subscription, work: () => Promise<void>) =>
      work().catch((error) => {
        deps.onError(error)
        subscription.peer.close(CLOSE.failed)
      })
    let others: TimelineEntry[] = []
    if (event.type === 'tweet.posted' && post?.boostOfId && open.length > 0) {
      try {
        others = await earlierBoosts(post.boostOfId, open)
      } catch (error) {
        deps.onError(error)
        for (const { peer } of open) peer.close(CLOSE.failed)
        return
      }
    }
    const showing = showingOf(event, post, others)
    if (!showing) return
    await Promise.all(open.map((one) => attempt(one, () => deliverTo(one, showing, event.position))))
  }
}

function showingOf(event: TweetEvent, post: LivePost | undefined, others: TimelineEntry[]): Showing | null {
  if (event.type === 'tweet.deleted') {
    const live = liveEvent('delete', String(event.tweetId), event.position)
    // To all who could see it, also where a mute would have hidden it: the bare id tells nothing.
    return { mayBeShown: (graph) => maySee(graph, { ...event, language: null }, 'single'), render: () => live }
  }
  if (!post) return null
  if (event.type === 'tweet.posted' && isBackdated(event.tweetId, event.at)) return null
  const name = event.type === 'tweet.posted' ? 'update' : 'status.update'
  const made = new Map<string, LiveEvent>()
  const wrap = (payload: string) => {
    const live = made.get(payload) ?? liveEvent(name, payload, event.position)
    made.set(payload, live)
    return live
  }
  return {
    mayBeShown(graph, { stream, audience }) {
      const path = pathOf(stream.name)
      if (path === null || (wantsMedia(stream.name) && !post.hasMedia)) return false
      const list = audience?.rules
      if (path === 'list' && !list) return false
      const shows = (facts: PostFacts) => maySee(graph, facts, path) && (!list || belongsInList(list, facts))
      if (!shows(post.facts)) return false
      const { boosted } = post.facts
      if (!audience || !boosted || post.boostOfId === null) return true
      return !isCollapsed(shows, { tweetId: post.tweetId, boostOfId: post.boostOfId, boosted }, others)
    },
    render(graph, { stream }) {
      const path = pathOf(stream.name)
      const payload = post.render(graph, path && filterContextOf(path))
      return typeof payload === 'string' ? wrap(payload) : payload.then(wrap)
    },
  }
}
