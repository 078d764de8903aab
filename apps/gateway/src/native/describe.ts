/** What the native routes share: errors as 400, ids in bodies and paths, acting only as oneself. */
import { forbidden, type Id, notFound, parseId } from '@rookery/contracts'
import { ErrorBody, ref } from '@rookery/contracts/mastodon'
import { describeError, renderError } from '@rookery/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { userOf } from '../auth/authenticate.ts'

/** Values that are wrong answer 400 here, an application's own token 403; the rest as everywhere. */
export function answerBadRequests(app: Pick<FastifyInstance, 'setErrorHandler'>): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = describeError(error)
    if (status !== 422) return renderError(error, request, reply)
    const code = (error as { code?: unknown }).code === 'user_required' ? 403 : 400
    return reply.code(code).type('application/json; charset=utf-8').send(body)
  })
}

const MEANING = {
  400: 'The request is malformed, or a value is wrong or taken',
  401: 'The token is missing or no longer valid, or the password is wrong',
  403: 'Not as this user',
  404: 'Not there, or not to be seen',
} as const

export const replies = (
  successes: Record<number, TSchema>,
  ...errors: (keyof typeof MEANING)[]
): Record<number, TSchema> => ({
  ...successes,
  ...Object.fromEntries(errors.map((code) => [code, { ...ref(ErrorBody), description: MEANING[code] }])),
})

/** Ids are strings; an empty one is malformed, one that cannot be an id is unknown. */
export const GivenId = Type.String({ minLength: 1, maxLength: 100 })

export function knownId(text: string): Id {
  const id = parseId(text)
  if (id === null) throw notFound()
  return id
}

/** The token's owner, who must be who the request names: 403 otherwise. */
export function actingAs(request: FastifyRequest, userId: string): ReturnType<typeof userOf> {
  const viewer = userOf(request)
  if (parseId(userId) !== viewer.accountId) throw forbidden('This token belongs to another user')
  return viewer
}
