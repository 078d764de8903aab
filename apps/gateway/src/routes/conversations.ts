/** Threads with direct posts. */
import { notFound } from '@rookery/contracts'
import { Conversation, Empty, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { readConversations, showConversation } from '../conversations/read-conversations.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['conversations']

export const conversationRoutes: Routes = async (app, { edge }) => {
  const { tweets } = edge

  app.get(
    '/api/v1/conversations',
    {
      config: { access: user('read:statuses') },
      schema: {
        operationId: 'getConversations',
        summary: 'Conversations; paging is by the id of the last post',
        tags,
        querystring: Type.Object(PagingQuery),
        response: answers(listOf(Conversation)),
      },
    },
    async (request, reply) => {
      const page = await readConversations(edge, userOf(request).accountId, readPaging(request.query))
      linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
      return sendJson(reply, page.json)
    },
  )

  for (const [name, operationId, summary, unread] of MARKS) {
    app.post(
      `/api/v1/conversations/:id/${name}`,
      {
        config: { access: user('write:conversations') },
        schema: { operationId, summary, tags, params: IdParams, response: answers(ref(Conversation), 404) },
      },
      async (request, reply) => {
        const { accountId } = userOf(request)
        const marked = await tweets.markConversation({ accountId, conversationId: idOf(request.params.id), unread })
        const json = await showConversation(edge, accountId, marked)
        if (json === null) throw notFound()
        return sendJson(reply, json)
      },
    )
  }

  app.delete(
    '/api/v1/conversations/:id',
    {
      config: { access: user('write:conversations') },
      schema: {
        operationId: 'deleteConversation',
        summary: 'Put a conversation away, until its next post',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      const conversationId = idOf(request.params.id)
      await tweets.deleteConversation({ accountId: userOf(request).accountId, conversationId })
      return {}
    },
  )
}

const MARKS = [
  ['read', 'readConversation', 'Mark as read', false],
  ['unread', 'unreadConversation', 'Mark as unread', true],
] as const
