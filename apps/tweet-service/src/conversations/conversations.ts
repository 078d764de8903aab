/** Conversations: rows that triggers keep (see the migration); here they are read, marked and put away. */
import { type Conversation, type ConversationPage, type Id, notFound, type Paging } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { page, pageStatement } from '../pages/paging.ts'
import { rows, type Statement, write } from '../statement.ts'

const COLUMNS = `c.id, c.account_id AS "accountId", c.thread_id AS "threadId", c.last_tweet_id AS "lastTweetId",
  c.participant_ids AS "participantIds", c.unread`

const PAGE = pageStatement(
  'conversation_page',
  ({ bounds, order }) => `SELECT ${COLUMNS} FROM tweets.conversations c
  WHERE c.account_id = $4 AND ${bounds('c.last_tweet_id')} ${order('c.last_tweet_id')}`,
)

const OF_THREAD: Statement = {
  name: 'conversations_of_thread',
  text: `SELECT ${COLUMNS} FROM tweets.conversations c WHERE c.thread_id = $1 AND c.account_id = ANY ($2::bigint[])`,
}

const MARK: Statement = {
  name: 'mark_conversation',
  text: `UPDATE tweets.conversations c SET unread = $3 WHERE c.id = $1 AND c.account_id = $2 RETURNING ${COLUMNS}`,
}

const DELETE: Statement = {
  name: 'delete_conversation',
  text: 'DELETE FROM tweets.conversations WHERE id = $1 AND account_id = $2 RETURNING id',
}

export async function conversationPage(
  pool: Pool,
  { accountId, ...paging }: { accountId: Id } & Paging,
): Promise<ConversationPage> {
  const conversations = await page<Conversation>(pool, PAGE, paging, [accountId])
  return {
    conversations,
    firstCursor: conversations.at(0)?.lastTweetId ?? null,
    lastCursor: conversations.at(-1)?.lastTweetId ?? null,
  }
}

export const conversationsOf = (
  pool: Pool,
  { threadId, accountIds }: { threadId: Id; accountIds: Id[] },
): Promise<Conversation[]> => rows<Conversation>(pool, OF_THREAD, [threadId, accountIds])

export async function markConversation(
  pool: Pool,
  { accountId, conversationId, unread }: { accountId: Id; conversationId: Id; unread: boolean },
): Promise<Conversation> {
  const [marked] = await write<Conversation>(pool, MARK, [conversationId, accountId, unread])
  if (!marked) throw notFound()
  return marked
}

export async function deleteConversation(
  pool: Pool,
  { accountId, conversationId }: { accountId: Id; conversationId: Id },
): Promise<void> {
  const deleted = await write<{ id: Id }>(pool, DELETE, [conversationId, accountId])
  if (deleted.length === 0) throw notFound()
}
