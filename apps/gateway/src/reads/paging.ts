/** Paging of public routes: query parameters in, Link headers out. */
import { type Id, type Paging, parseId } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import qs from 'qs'
import { Type } from 'typebox'
import type { Links } from '../links.ts'

export const PagingQuery = {
  max_id: Type.Optional(Type.String({ description: 'Older than this' })),
  since_id: Type.Optional(Type.String({ description: 'Newer than this; the newest page' })),
  min_id: Type.Optional(Type.String({ description: 'Newer than this; the page just above it' })),
  limit: Type.Optional(Type.Integer({ description: 'Capped, never refused' })),
}

export interface PagingParams {
  max_id?: string
  since_id?: string
  min_id?: string
  limit?: number
}

/** Ids that are no ids are ignored, as Mastodon does. */
export function readPaging(query: PagingParams, most = 40, usual = 20): Paging {
  return {
    ...idOf('maxId', query.max_id),
    ...idOf('sinceId', query.since_id),
    ...idOf('minId', query.min_id),
    limit: Math.max(1, Math.min(query.limit ?? usual, most)),
  }
}

function idOf<K extends string>(key: K, text: string | undefined): { [key in K]?: Id } {
  const id = text === undefined ? null : parseId(text)
  return id === null ? {} : ({ [key]: id } as { [key in K]?: Id })
}

/** Absolute, with the other parameters of the request kept. `more` is about the direction of paging. */
export function linkPages(
  request: FastifyRequest,
  reply: FastifyReply,
  links: Links,
  page: { first: Id | null; last: Id | null; more: boolean },
): void {
  if (page.first === null || page.last === null) return
  const { max_id: _max, since_id: _since, min_id, ...kept } = request.query as Record<string, unknown>
  const path = request.url.split('?', 1)[0]
  const url = (cursor: Record<string, string>) =>
    `<${links.base}${path}?${qs.stringify({ ...kept, ...cursor }, { arrayFormat: 'brackets' })}>`
  const next = `${url({ max_id: String(page.last) })}; rel="next"`
  const prev = `${url({ min_id: String(page.first) })}; rel="prev"`
  // Paging upward there is always something below: what was read before.
  reply.header('link', page.more || min_id !== undefined ? `${next}, ${prev}` : prev)
}
