/** Likes, boosts, bookmarks, pins and muted threads; and who likes and boosts are from. */
import type { Id } from '@rookery/contracts'
import { Account, oneOf, ref, Status } from '@rookery/contracts/mastodon'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { pageOfAccounts } from '../accounts/page-of-accounts.ts'
import { type AccountViewer, anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { findStatus, originalOf } from '../statuses/find-status.ts'
import { favourite, reblog, unfavourite, unreblog } from '../statuses/interact.ts'
import {
  bookmarkStatus,
  muteStatus,
  pinStatus,
  unbookmarkStatus,
  unmuteStatus,
  unpinStatus,
} from '../statuses/mark-status.ts'
import { readVisibility } from '../statuses/post-status.ts'
import { answers, IdParams, idOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['statuses']
type Action = (edge: Edge, viewer: AccountViewer, id: Id) => Promise<string>

/** Actions without a body of their own. */
const ACTIONS: readonly [name: string, summary: string, scope: string, action: Action][] = [
  ['favourite', 'Like', 'write:favourites', favourite],
  ['unfavourite', 'Take a like back', 'write:favourites', unfavourite],
  ['unreblog', 'Take a boost back', 'write:statuses', unreblog],
  ['bookmark', 'Bookmark', 'write:bookmarks', bookmarkStatus],
  ['unbookmark', 'Take a bookmark back', 'write:bookmarks', unbookmarkStatus],
  ['pin', 'Pin one’s own post to one’s profile', 'write:accounts', pinStatus],
  ['unpin', 'Take a pin back', 'write:accounts', unpinStatus],
  ['mute', 'Mute a thread: nothing in it notifies', 'write:mutes', muteStatus],
  ['unmute', 'Unmute a thread', 'write:mutes', unmuteStatus],
]

export const statusActionRoutes: Routes = async (app, { edge }) => {
  for (const [name, summary, scope, action] of ACTIONS) {
    app.post(
      `/api/v1/statuses/:id/${name}`,
      {
        config: { access: user(scope) },
        schema: {
          operationId: `${name}Status`,
          summary,
          tags,
          params: IdParams,
          response: answers(ref(Status), 404, 422),
        },
      },
      async (request, reply) => sendJson(reply, await action(edge, userOf(request), idOf(request.params.id))),
    )
  }

  app.post(
    '/api/v1/statuses/:id/reblog',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'reblogStatus',
        summary: 'Boost; answers the boost',
        tags,
        params: IdParams,
        body: Type.Object({ visibility: Type.Optional(oneOf(['public', 'unlisted', 'private'])) }),
        response: answers(ref(Status), 404),
      },
    },
    async (request, reply) => {
      const visibility = readVisibility(request.body.visibility ?? 'public')
      return sendJson(reply, await reblog(edge, userOf(request), idOf(request.params.id), visibility))
    },
  )

  const people = [
    ['reblogged_by', 'Who boosted', 'getRebloggedBy', edge.tweets.boosterPage],
    ['favourited_by', 'Who liked', 'getFavouritedBy', edge.tweets.likerPage],
  ] as const
  for (const [name, summary, operationId, page] of people) {
    app.get(
      `/api/v1/statuses/:id/${name}`,
      {
        config: { access: anyone('read:statuses') },
        schema: {
          operationId,
          summary,
          tags,
          params: IdParams,
          querystring: Type.Object(PagingQuery),
          response: answers(listOf(Account), 404),
        },
      },
      async (request, reply) => {
        const viewerId = viewerIdOf(request)
        const { tweet } = originalOf(await findStatus(edge, viewerId, idOf(request.params.id)))
        const paging = readPaging(request.query, 80, 40)
        const found = await pageOfAccounts(edge, viewerId, paging, (at) =>
          page.call(edge.tweets, { tweetId: tweet.id, ...at }),
        )
        return answerPeople(request, reply, edge, found)
      },
    )
  }
}

const answerPeople = (
  request: FastifyRequest,
  reply: FastifyReply,
  edge: Edge,
  page: Awaited<ReturnType<typeof pageOfAccounts>>,
) => {
  linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
  return sendJson(reply, page.json)
}
