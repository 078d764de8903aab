/** Search: people, posts and hashtags by their words; a URL of this server leads to what it names. */
import { type Id, parseId } from '@rookery/contracts'
import { ref, Search } from '@rookery/contracts/mastodon'
import type { FastifyRequest } from 'fastify'
import qs from 'qs'
import { Type } from 'typebox'
import { findByAcct, searchAccounts } from '../accounts/find-accounts.ts'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import type { RenderedAccount } from '../accounts/render-account.ts'
import { anyone, viewerIdOf } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { findStatus, graphFor } from '../statuses/find-status.ts'
import { type Core, renderStatuses } from '../statuses/render-status.ts'
import { type FoundStatuses, searchStatuses } from '../statuses/search-statuses.ts'
import { presentTag } from '../tags/present-tag.ts'
import { answers, type Routes, sendJson } from './describe.ts'

const flag = Type.Optional(Type.Boolean())
const SearchQuery = Type.Object({
  q: Type.String({
    description: 'Words, "phrases", -word, OR, from:, has:, is:, in:, language:, before:, after:, during:',
  }),
  type: Type.Optional(Type.String({ description: 'accounts, statuses or hashtags' })),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
  offset: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Of posts at most 400: follow the Link header instead' }),
  ),
  cursor: Type.Optional(Type.String({ description: 'From the Link header: the posts after that page' })),
  max_id: Type.Optional(Type.String({ description: 'Posts older than this' })),
  min_id: Type.Optional(Type.String({ description: 'Posts newer than this' })),
  account_id: Type.Optional(Type.String({ description: 'Posts of this account only' })),
  resolve: flag,
  following: flag,
  exclude_unreviewed: flag,
  highlight: Type.Optional(
    Type.Boolean({ description: 'Adds `highlights`: fragments of the posts with what matched marked' }),
  ),
})

interface Found {
  accounts: RenderedAccount[]
  statuses: FoundStatuses
  tags: string[]
}
const NO_STATUSES: FoundStatuses = { cores: [], fragments: new Map(), next: null }

export const searchRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v2/search',
    {
      config: { access: anyone('read:search') },
      schema: {
        operationId: 'search',
        summary: 'People, posts (with a token) and hashtags',
        tags: ['search'],
        querystring: SearchQuery,
        response: answers(ref(Search)),
      },
    },
    async (request, reply) => {
      const viewerId = viewerIdOf(request)
      const wants = (kind: string) => request.query.type === undefined || request.query.type === kind
      const { accounts, statuses, tags } =
        (await named(edge, viewerId, request.query.q)) ?? (await search(edge, viewerId, request, wants))
      if (statuses.next !== null) reply.header('link', nextLink(edge, request, statuses.next))
      const graph = await graphFor(edge, viewerId)
      const marks = await edge.reads.marks(graph, statuses.cores)
      const shown = wants('statuses') ? renderStatuses(statuses.cores, marks) : '[]'
      // Without how much each was used: that is counted, and search answers while one types.
      const following = (name: string) => graph && { following: graph.followedTags.has(name) }
      const hashtags = JSON.stringify(tags.map((name) => ({ ...presentTag(name, edge.links), ...following(name) })))
      const highlights = request.query.highlight ? `,"highlights":${JSON.stringify(highlightsOf(statuses))}` : ''
      const people = renderAccounts(wants('accounts') ? accounts : [])
      return sendJson(reply, `{"accounts":${people},"statuses":${shown},"hashtags":${hashtags}${highlights}}`)
    },
  )
}

type Request = FastifyRequest<{ Querystring: Record<string, unknown> }> & { query: Asked }
interface Asked {
  q: string
  limit?: number
  offset?: number
  cursor?: string
  max_id?: string
  min_id?: string
  account_id?: string
  following?: boolean
  highlight?: boolean
}

async function search(
  edge: Edge,
  viewerId: Id | null,
  request: Request,
  wants: (kind: string) => boolean,
): Promise<Found> {
  const { q, offset = 0, following = false, cursor, highlight = false, ...query } = request.query
  const limit = Math.min(query.limit ?? 20, 40)
  const asked = async (): Promise<FoundStatuses> => {
    // As in Mastodon: posts are found by those who are signed in.
    if (viewerId === null || !wants('statuses')) return NO_STATUSES
    const [maxId, minId] = [query.max_id, query.min_id].map((id) => parseId(id ?? '') ?? undefined)
    // No id: nobody's posts, rather than everybody's.
    const authorId = query.account_id === undefined ? undefined : (parseId(query.account_id) ?? 0)
    const languages = await languagesOf(edge, viewerId, request)
    const bounds = { maxId, minId, authorId, languages }
    return searchStatuses(edge, viewerId, { query: q, limit, offset, cursor: cursor ?? null, highlight, ...bounds })
  }
  const [accounts, statuses, tags] = await Promise.all([
    wants('accounts') ? searchAccounts(edge, viewerId, q, { limit, offset, following }) : [],
    asked(),
    wants('hashtags') ? edge.search.searchTags({ query: q, limit, offset }) : [],
  ])
  return { accounts, statuses, tags: tags.map(({ name }) => name) }
}

/** The language one writes in, and those that one's client asks for. */
async function languagesOf(edge: Edge, viewerId: Id, { headers }: Pick<FastifyRequest, 'headers'>): Promise<string[]> {
  const own = (await edge.reads.accounts([viewerId])).get(viewerId)?.account.defaultLanguage ?? null
  const accepted = (headers['accept-language'] ?? '').slice(0, 200).split(',')
  const tags = accepted.map((part) => part.split(';', 1)[0]!.trim()).filter((tag) => /^[A-Za-z]{2,3}(-|$)/.test(tag))
  return own === null ? tags : [own, ...tags]
}

/** What a URL of this server names: a profile or a post. Null for anything else. */
async function named(edge: Edge, viewerId: Id | null, q: string): Promise<Found | null> {
  const { base } = edge.links
  const text = q.trim()
  if (!text.toLowerCase().startsWith(`${base.toLowerCase()}/`)) return null
  const match = /^\/(?:@|users\/)([A-Za-z0-9_]+)(?:\/(?:statuses\/)?(\d+))?\/?(?:[?#].*)?$/.exec(
    text.slice(base.length),
  )
  if (!match) return null
  const [, username = '', status] = match
  const id = status === undefined ? null : parseId(status)
  if (id !== null)
    return { accounts: [], statuses: { ...NO_STATUSES, cores: await statusAt(edge, viewerId, id) }, tags: [] }
  const account = status === undefined ? await findByAcct(edge, username) : null
  const graph = await graphFor(edge, viewerId)
  const shown = account !== null && !graph?.blockedBy.has(account.account.id)
  return { accounts: shown ? [account] : [], statuses: NO_STATUSES, tags: [] }
}

const statusAt = async (edge: Edge, viewerId: Id | null, id: Id): Promise<Core[]> => {
  try {
    return [await findStatus(edge, viewerId, id)]
  } catch (error) {
    if ((error as { status?: number }).status === 404) return []
    throw error
  }
}

const highlightsOf = ({ fragments }: FoundStatuses): Record<string, string[]> =>
  Object.fromEntries([...fragments].map(([id, texts]) => [String(id), texts]))

/** Only posts go on by cursor: people and hashtags were all on the first page. */
function nextLink(edge: Edge, request: Request, cursor: string): string {
  const { offset: _offset, ...kept } = request.query
  const query = qs.stringify({ ...kept, type: 'statuses', cursor }, { arrayFormat: 'brackets' })
  return `<${edge.links.base}/api/v2/search?${query}>; rel="next"`
}
