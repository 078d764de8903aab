/** Hashtags: what they are, and following them. */
import { type Id, normalizeTag } from '@rookery/contracts'
import { ref, Tag } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { presentTags } from '../tags/present-tags.ts'
import { answers, listOf, type Routes } from './describe.ts'

const tags = ['tags']
const params = Type.Object({ name: Type.String() })

export const tagRoutes: Routes = async (app, { edge }) => {
  const { users } = edge
  const one = async (viewerId: Id | null, name: string) => (await presentTags(edge, viewerId, [name]))[0]!

  app.get(
    '/api/v1/tags/:name',
    {
      config: { access: anyone('read:follows') },
      schema: { operationId: 'getTag', summary: 'A hashtag', tags, params, response: answers(ref(Tag)) },
    },
    (request) => one(viewerIdOf(request), normalizeTag(request.params.name)),
  )

  const changes = [
    ['follow', 'Follow a hashtag: its public posts come home', users.followTag],
    ['unfollow', 'Stop following a hashtag', users.unfollowTag],
  ] as const
  for (const [name, summary, change] of changes) {
    app.post(
      `/api/v1/tags/:name/${name}`,
      {
        config: { access: user('write:follows') },
        schema: { operationId: `${name}Tag`, summary, tags, params, response: answers(ref(Tag), 404, 422) },
      },
      async (request) => {
        const { accountId } = userOf(request)
        const tag = normalizeTag(request.params.name)
        await change({ accountId, tag })
        return one(accountId, tag)
      },
    )
  }

  app.get(
    '/api/v1/followed_tags',
    {
      config: { access: user('read:follows') },
      schema: {
        operationId: 'getFollowedTags',
        summary: 'Hashtags that one follows',
        tags,
        querystring: Type.Object(PagingQuery),
        response: answers(listOf(Tag)),
      },
    },
    async (request, reply) => {
      const { accountId } = userOf(request)
      const paging = readPaging(request.query, 200, 100)
      const page = await users.followedTagPage({ accountId, ...paging })
      const more = page.tags.length === paging.limit
      linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more })
      return presentTags(edge, accountId, page.tags)
    },
  )
}
