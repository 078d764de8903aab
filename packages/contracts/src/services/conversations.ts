/** tweet-service: threads with direct posts, as each of their participants has them. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'

export interface Conversation {
  id: Id
  accountId: Id
  threadId: Id
  lastTweetId: Id
  /** The others; empty when one writes to oneself. */
  participantIds: Id[]
  unread: boolean
}

export interface ConversationPage {
  conversations: Conversation[]
  /** Ids of the last posts that bound this page; null when it is empty. */
  firstCursor: Id | null
  lastCursor: Id | null
}

export interface ConversationMethods {
  /** The one with the newest post first; paging is by the id of the last post. */
  conversationPage(input: { accountId: Id } & Paging): Promise<ConversationPage>
  /** These participants' rows of a thread; for whoever tells them of a new post. */
  conversationsOf(input: { threadId: Id; accountIds: Id[] }): Promise<Conversation[]>
  /** 404 unless one's own. */
  markConversation(input: { accountId: Id; conversationId: Id; unread: boolean }): Promise<Conversation>
  /** Until the next direct post of the thread; 404 unless one's own. */
  deleteConversation(input: { accountId: Id; conversationId: Id }): Promise<void>
}
