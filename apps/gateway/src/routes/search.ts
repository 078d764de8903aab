/** Search: for now people by name, and a hashtag by its exact name. */
import { normalizeTag } from '@rookery/contracts'
import { ref, Search } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { searchAccounts } from '../accounts/find-accounts.ts'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import { anyone, viewerIdOf } from '../auth/authenticate.ts'
import { presentTag } from '../tags/present-tag.ts'
import { answers, type Routes, sendJson } from './describe.ts'

export const searchRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v2/search',
    {
      config: { access: anyone('read:search') },
      schema: {
        operationId: 'search',
        summary: 'People by name, hashtags by exact name',
        tags: ['search'],
        querystring: Type.Object({
          q: Type.String(),
          type: Type.Optional(Type.String({ description: 'accounts, statuses or hashtags' })),
          limit: Type.Optional(Type.Integer({ minimum: 1 })),
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          resolve: Type.Optional(Type.Boolean()),
          following: Type.Optional(Type.Boolean()),
        }),
        response: answers(ref(Search)),
      },
    },
    async (request, reply) => {
      const { q, type, limit = 20, offset = 0, following = false } = request.query
      const wants = (kind: string) => type === undefined || type === kind
      const page = { limit: Math.min(limit, 40), offset, following }
      const text = profileName(q, edge.links.base) ?? q
      const found = wants('accounts') ? await searchAccounts(edge, viewerIdOf(request), text, page) : []
      const tag = wants('hashtags') && offset === 0 ? tagNamed(q) : null
      const accounts = renderAccounts(found)
      const hashtags = JSON.stringify(tag === null ? [] : [presentTag(tag, edge.links)])
      return sendJson(reply, `{"accounts":${accounts},"statuses":[],"hashtags":${hashtags}}`)
    },
  )
}

/** `https://this.host/@alice` names alice. */
const profileName = (q: string, base: string): string | null =>
  q.startsWith(`${base}/@`) ? q.slice(base.length + 2).split('/', 1)[0]! : null

function tagNamed(q: string): string | null {
  const tag = normalizeTag(q.trim())
  return /^[\p{L}\p{N}\p{M}_]+$/u.test(tag) && /\p{L}/u.test(tag) ? tag : null
}
