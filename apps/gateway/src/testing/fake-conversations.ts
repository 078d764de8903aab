/** Conversations worked out from the posts at each question, as the triggers of the real service keep them. */
import { type Conversation, type ConversationMethods, type Id, notFound, type Tweet } from '@rookery/contracts'
import { pageOf } from './page-of.ts'

export function createFakeConversations(all: () => Tweet[]): ConversationMethods {
  const marks = new Map<Id, { lastTweetId: Id; unread: boolean }>()
  const putAway = new Map<Id, Id>()

  const rootOf = (tweet: Tweet): Id => {
    const parent = tweet.inReplyToId === null ? undefined : all().find(({ id }) => id === tweet.inReplyToId)
    return parent ? rootOf(parent) : tweet.id
  }
  const of = (accountId: Id): Conversation[] => {
    const byThread = new Map<Id, Tweet[]>()
    for (const tweet of all()) {
      if (tweet.visibility !== 'direct' || ![tweet.authorId, ...tweet.mentionIds].includes(accountId)) continue
      const threadId = rootOf(tweet)
      byThread.set(threadId, [...(byThread.get(threadId) ?? []), tweet])
    }
    return [...byThread].flatMap(([threadId, tweets]) => {
      const last = tweets.toSorted((a, b) => b.id - a.id)[0]!
      // Stands for the row's id: one a thread and person.
      const id = threadId + (accountId % 4096)
      if ((putAway.get(id) ?? -1) >= last.id) return []
      const mark = marks.get(id)
      const unread = mark?.lastTweetId === last.id ? mark.unread : last.authorId !== accountId
      const people = new Set(tweets.flatMap(({ authorId, mentionIds }) => [authorId, ...mentionIds]))
      people.delete(accountId)
      return [{ id, accountId, threadId, lastTweetId: last.id, participantIds: [...people], unread }]
    })
  }
  const own = (accountId: Id, conversationId: Id): Conversation => {
    const found = of(accountId).find(({ id }) => id === conversationId)
    if (!found) throw notFound()
    return found
  }

  return {
    async conversationPage({ accountId, ...paging }) {
      const rows = pageOf(
        of(accountId).map((conversation) => ({ id: conversation.lastTweetId, conversation })),
        paging,
      )
      const conversations = rows.map(({ conversation }) => conversation)
      return { conversations, firstCursor: rows[0]?.id ?? null, lastCursor: rows.at(-1)?.id ?? null }
    },
    conversationsOf: async ({ threadId, accountIds }) =>
      accountIds.flatMap((accountId) => of(accountId).filter((found) => found.threadId === threadId)),
    async markConversation({ accountId, conversationId, unread }) {
      const found = own(accountId, conversationId)
      marks.set(conversationId, { lastTweetId: found.lastTweetId, unread })
      return { ...found, unread }
    },
    async deleteConversation({ accountId, conversationId }) {
      putAway.set(conversationId, own(accountId, conversationId).lastTweetId)
    },
  }
}
