/** What route files share: answers of a route, ids in paths, ready JSON. */

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Id, notFound, parseId } from '@rookery/contracts'
import { ErrorBody, ref } from '@rookery/contracts/mastodon'
import type { FastifyReply } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { Edge } from '../edge.ts'

export type Routes = FastifyPluginAsyncTypebox<{ edge: Edge }>

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request is wrong',
  401: 'The token is missing or no longer valid',
  403: 'Not allowed',
  404: 'Not there, or not to be seen',
  413: 'Too large',
  416: 'There are no such bytes',
  422: 'A value is wrong',
}

/** 200 with the schema, and the errors by their codes; 401 and 403 of access are added by themselves. */
export function answers(success: TSchema, ...errors: number[]): Record<number, TSchema> {
  const described = errors.map((code) => [code, { ...ref(ErrorBody), description: MEANING[code] ?? 'Error' }])
  return { 200: success, ...Object.fromEntries(described) }
}

/** A list of a named entity. */
export const listOf = (schema: TSchema): TSchema => Type.Array(ref(schema))

export const IdParams = Type.Object({ id: Type.String() })

/** An id in a path; what cannot be one is not there. */
export function idOf(text: string): Id {
  const id = parseId(text)
  if (id === null) throw notFound()
  return id
}

/** Those of `texts` that are ids, each once, at most `most`. */
export const idsOf = (texts: readonly string[] | undefined, most = 40): Id[] => [
  ...new Set((texts ?? []).slice(0, most).flatMap((text) => parseId(text) ?? [])),
]

/** JSON that is text, or bytes, already. */
export const sendJson = (reply: FastifyReply, json: string | Buffer): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(json)
