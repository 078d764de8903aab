/** Conversations with their people and last post. One whose last post the viewer may not see (a block) is not shown. */
import { type Conversation, type Graph, type Id, maySee, type Paging } from '@rookery/contracts'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import type { Edge } from '../edge.ts'
import { type EdgePage, fillEdges } from '../reads/fill-page.ts'
import { graphFor } from '../statuses/find-status.ts'
import { type Core, renderStatus } from '../statuses/render-status.ts'

type ReadEdge = Pick<Edge, 'reads' | 'graphs' | 'tweets'>

interface Shown {
  conversation: Conversation
  last: Core
}

export async function readConversations(
  edge: ReadEdge,
  viewerId: Id,
  paging: Paging,
): Promise<EdgePage<Shown> & { json: string }> {
  const graph = await graphFor(edge, viewerId)
  const page = await fillEdges(paging, async (at) => {
    const found = await edge.tweets.conversationPage({ accountId: viewerId, ...at })
    const items = await visible(edge, graph, found.conversations)
    return { ...found, items, fetched: found.conversations.length }
  })
  return { ...page, json: `[${(await render(edge, graph, page.items)).join(',')}]` }
}

/** As JSON; null when its last post may not be seen. */
export async function showConversation(
  edge: ReadEdge,
  viewerId: Id,
  conversation: Conversation,
): Promise<string | null> {
  const graph = await graphFor(edge, viewerId)
  const [json] = await render(edge, graph, await visible(edge, graph, [conversation]))
  return json ?? null
}

/** The one that a direct post belongs to, as this participant has it now; null when there is none for them to see. */
export async function conversationOf(edge: ReadEdge, tweetId: Id, viewerId: Id): Promise<string | null> {
  const post = (await edge.reads.cores([tweetId])).get(tweetId)
  if (!post) return null
  const [row] = await edge.tweets.conversationsOf({ threadId: post.tweet.threadId, accountIds: [viewerId] })
  return row ? showConversation(edge, viewerId, row) : null
}

async function visible(edge: ReadEdge, graph: Graph | null, conversations: readonly Conversation[]): Promise<Shown[]> {
  const cores = await edge.reads.cores(conversations.map(({ lastTweetId }) => lastTweetId))
  return conversations.flatMap((conversation) => {
    const last = cores.get(conversation.lastTweetId)
    return last && maySee(graph, last.facts, 'single') ? [{ conversation, last }] : []
  })
}

async function render(edge: ReadEdge, graph: Graph | null, shown: readonly Shown[]): Promise<string[]> {
  const people = ({ participantIds, accountId }: Conversation) =>
    participantIds.length > 0 ? participantIds : [accountId]
  const [accounts, marks] = await Promise.all([
    edge.reads.accounts(new Set(shown.flatMap(({ conversation }) => people(conversation)))),
    edge.reads.marks(
      graph,
      shown.map(({ last }) => last),
    ),
  ])
  return shown.map(({ conversation, last }) => {
    const others = renderAccounts(people(conversation).flatMap((id) => accounts.get(id) ?? []))
    const { id, unread } = conversation
    return `{"id":"${id}","unread":${unread},"accounts":${others},"last_status":${renderStatus(last, marks)}}`
  })
}
