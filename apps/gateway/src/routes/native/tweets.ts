/** The native API's posts: plain text of at most 255 characters, under the same rules of who sees what. */
import { forbidden } from '@rookery/contracts'
import { ref } from '@rookery/contracts/mastodon'
import { NativeTweet, NativeTweets } from '@rookery/contracts/native'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, user, userOf, viewerIdOf } from '../../auth/authenticate.ts'
import { actingAs, answerBadRequests, GivenId, knownId, replies } from '../../native/describe.ts'
import { presentTweet, presentTweets } from '../../native/present.ts'
import { readHome, readUserTweets } from '../../native/read-tweets.ts'
import type { PostPage } from '../../reads/fill-page.ts'
import { linkPages, PagingQuery, readPaging } from '../../reads/paging.ts'
import { deleteStatus } from '../../statuses/edit-status.ts'
import { findStatus } from '../../statuses/find-status.ts'
import { createStatus } from '../../statuses/post-status.ts'
import { IdParams, type Routes } from '../describe.ts'

const tags = ['native']
const Params = Type.Object({ userId: Type.String() })
const PAGES = 'newest first; page on with `max_id` = `nextCursor`, or by the Link header'

export const nativeTweetRoutes: Routes = async (app, { edge }) => {
  answerBadRequests(app)

  app.post(
    '/tweets',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'nativePostTweet',
        summary: 'Post, with one’s own default visibility; `Idempotency-Key` works as in the Mastodon API',
        tags,
        body: Type.Object({
          userId: GivenId,
          content: Type.String({ minLength: 1, maxLength: 255, description: 'Not blank' }),
        }),
        response: replies({ 201: ref(NativeTweet) }, 400, 403),
      },
    },
    async (request, reply) => {
      const viewer = actingAs(request, request.body.userId)
      const key = request.headers['idempotency-key']
      const core = await createStatus(edge, viewer, { status: request.body.content }, String(key ?? '') || null)
      return reply.code(201).send(presentTweet(core))
    },
  )

  app.get(
    '/tweets/:id',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'nativeGetTweet',
        summary: 'A post',
        tags,
        params: IdParams,
        response: replies({ 200: ref(NativeTweet) }, 404),
      },
    },
    async (request) => presentTweet(await findStatus(edge, viewerIdOf(request), knownId(request.params.id))),
  )

  app.delete(
    '/tweets/:id',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'nativeDeleteTweet',
        summary: 'Delete one’s own post',
        tags,
        params: IdParams,
        response: replies({ 204: Type.Null({ description: 'Gone' }) }, 403, 404),
      },
    },
    async (request, reply) => {
      const viewer = userOf(request)
      const id = knownId(request.params.id)
      const { tweet } = await findStatus(edge, viewer.accountId, id)
      if (tweet.authorId !== viewer.accountId) throw forbidden('This is another user’s post')
      await deleteStatus(edge, viewer, id, { keepMedia: false })
      return reply.code(204).send()
    },
  )

  const answerPage = (request: FastifyRequest, reply: FastifyReply, page: PostPage) => {
    const [first = null, last = null] = [page.cores[0]?.tweet.id, page.cores.at(-1)?.tweet.id]
    linkPages(request, reply, edge.links, { first, last, more: page.more })
    return presentTweets(page)
  }

  app.get(
    '/tweets/homeTimeline/:userId',
    {
      config: { access: user('read:statuses') },
      schema: {
        operationId: 'nativeHomeTimeline',
        summary: `One’s own posts and those of the people one follows, ${PAGES}`,
        tags,
        params: Params,
        querystring: Type.Object(PagingQuery),
        response: replies({ 200: ref(NativeTweets) }, 400, 403),
      },
    },
    async (request, reply) => {
      const { accountId } = actingAs(request, request.params.userId)
      return answerPage(request, reply, await readHome(edge, accountId, readPaging(request.query)))
    },
  )

  app.get(
    '/tweets/userTimeline/:userId',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'nativeUserTimeline',
        summary: `Somebody’s posts, as far as one may see them, ${PAGES}`,
        tags,
        params: Params,
        querystring: Type.Object(PagingQuery),
        response: replies({ 200: ref(NativeTweets) }, 400, 404),
      },
    },
    async (request, reply) => {
      const authorId = knownId(request.params.userId)
      const page = await readUserTweets(edge, viewerIdOf(request), authorId, readPaging(request.query))
      return answerPage(request, reply, page)
    },
  )
}
