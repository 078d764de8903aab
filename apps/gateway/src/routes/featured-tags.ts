/** Hashtags that people show on their profiles. */
import { notFound } from '@rookery/contracts'
import { Empty, FeaturedTag, ref, Tag } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { addFeaturedTag, readFeaturedTags } from '../accounts/featured-tags.ts'
import { apartFrom } from '../accounts/relate.ts'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { presentTag } from '../tags/present-tag.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['accounts']
const SUGGESTED = 10

export const featuredTagRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/featured_tags',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getFeaturedTags',
        summary: 'Hashtags on one’s profile',
        tags,
        response: answers(listOf(FeaturedTag)),
      },
    },
    (request) => readFeaturedTags(edge, userOf(request).accountId),
  )

  app.post(
    '/api/v1/featured_tags',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'featureTag',
        summary: 'Show a hashtag on one’s profile: ten at most',
        tags,
        body: Type.Object({ name: Type.String() }),
        response: answers(ref(FeaturedTag), 422),
      },
    },
    (request) => addFeaturedTag(edge, userOf(request).accountId, request.body.name),
  )

  app.get(
    '/api/v1/featured_tags/suggestions',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getFeaturedTagSuggestions',
        summary: 'Hashtags that one uses most and does not show yet',
        tags,
        response: answers(listOf(Tag)),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const [featured, frequent] = await Promise.all([
        edge.users.featuredTags({ accountId }),
        edge.tweets.frequentTags({ authorId: accountId, limit: 2 * SUGGESTED }),
      ])
      const shown = new Set(featured.map(({ tag }) => tag))
      const missing = frequent.filter(({ tag }) => !shown.has(tag)).slice(0, SUGGESTED)
      return missing.map(({ tag }) => presentTag(tag, edge.links))
    },
  )

  app.delete(
    '/api/v1/featured_tags/:id',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'unfeatureTag',
        summary: 'Show a hashtag on one’s profile no longer',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      const featuredTagId = idOf(request.params.id)
      await edge.users.unfeatureTag({ accountId: userOf(request).accountId, featuredTagId })
      return {}
    },
  )

  app.get(
    '/api/v1/accounts/:id/featured_tags',
    {
      config: { access: anyone('read:accounts') },
      schema: {
        operationId: 'getAccountFeaturedTags',
        summary: 'Hashtags on an account’s profile',
        tags,
        params: IdParams,
        response: answers(listOf(FeaturedTag), 404),
      },
    },
    async (request) => {
      const accountId = idOf(request.params.id)
      if (!(await edge.reads.accounts([accountId])).has(accountId)) throw notFound()
      return (await apartFrom(edge, viewerIdOf(request), accountId)) ? [] : readFeaturedTags(edge, accountId)
    },
  )
}
