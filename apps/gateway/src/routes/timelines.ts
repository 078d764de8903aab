/** Timelines: home, public, by tag; and the posts that one likes. */
import { type Id, normalizeTag, type Paging, type ViewPath } from '@rookery/contracts'
import { Status } from '@rookery/contracts/mastodon'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { listSkeleton, type Skeleton } from '../reads/fill-page.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { readBookmarks, readFavourites } from '../statuses/read-favourites.ts'
import { readTimeline } from '../statuses/read-timeline.ts'
import { answers, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['timelines']
const Query = Type.Object(PagingQuery)
const flag = Type.Optional(Type.Boolean())
const PublicQuery = Type.Object({ ...PagingQuery, local: flag, remote: flag, only_media: flag })
const names = Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }))
const TagQuery = Type.Object({ ...PublicQuery.properties, any: names, all: names, none: names })

export const timelineRoutes: Routes = async (app, { edge }) => {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    path: ViewPath,
    fetch: (paging: Paging) => Promise<Skeleton>,
  ) => {
    const paging = readPaging(request.query as Static<typeof Query>)
    const page = await readTimeline(edge, viewerIdOf(request), paging, path, fetch)
    linkPages(request, reply, edge.links, page)
    return sendJson(reply, page.json)
  }
  const listed = (tweets: { id: Id }[], asked: number) =>
    listSkeleton(
      tweets.map(({ id }) => id),
      asked,
    )
  /** Nothing comes from elsewhere yet. */
  const nothing = async (): Promise<Skeleton> => ({ ids: [], exhausted: true })

  app.get(
    '/api/v1/timelines/home',
    {
      config: { access: user('read:statuses') },
      schema: {
        operationId: 'getHomeTimeline',
        summary: 'Posts of the people one follows',
        tags,
        querystring: Query,
        response: answers(listOf(Status)),
      },
    },
    (request, reply) => {
      const readerId = userOf(request).accountId
      return answer(request, reply, 'home', async (paging) => {
        const { entries, exhausted } = await edge.timelines.homePage({ readerId, ...paging })
        return { ids: entries.map(({ tweetId }) => tweetId), exhausted }
      })
    },
  )

  app.get(
    '/api/v1/timelines/public',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getPublicTimeline',
        summary: 'Public posts of everyone',
        tags,
        querystring: PublicQuery,
        response: answers(listOf(Status)),
      },
    },
    (request, reply) => {
      const { remote, only_media: onlyMedia } = request.query
      if (remote) return answer(request, reply, 'public', nothing)
      return answer(request, reply, 'public', async (paging) =>
        listed(await edge.tweets.publicPage({ ...paging, onlyMedia }), paging.limit),
      )
    },
  )

  app.get(
    '/api/v1/timelines/tag/:hashtag',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getTagTimeline',
        summary: 'Public posts with a hashtag',
        tags,
        params: Type.Object({ hashtag: Type.String() }),
        querystring: TagQuery,
        response: answers(listOf(Status)),
      },
    },
    (request, reply) => {
      const { remote, only_media: onlyMedia, any, all, none } = request.query
      if (remote) return answer(request, reply, 'tag', nothing)
      const tag = normalizeTag(request.params.hashtag)
      return answer(request, reply, 'tag', async (paging) =>
        listed(await edge.tweets.tagPage({ tag, any, all, none, onlyMedia, ...paging }), paging.limit),
      )
    },
  )

  const kept = [
    ['favourites', 'getFavourites', 'Posts that one likes', readFavourites],
    ['bookmarks', 'getBookmarks', 'Posts that one has bookmarked', readBookmarks],
  ] as const
  for (const [name, operationId, summary, readPage] of kept) {
    app.get(
      `/api/v1/${name}`,
      {
        config: { access: user(`read:${name}`) },
        schema: { operationId, summary, tags, querystring: Query, response: answers(listOf(Status)) },
      },
      async (request, reply) => {
        const page = await readPage(edge, userOf(request).accountId, readPaging(request.query))
        linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
        return sendJson(reply, page.json)
      },
    )
  }
}
