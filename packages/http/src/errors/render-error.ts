/** The one place where errors become answers, in Mastodon's shape. The text of a 5xx is logged and never leaves. */
import { type ErrorDetails, RookeryError } from '@rookery/contracts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { LateError } from '../deadlines.ts'
import { isForLater } from './is-away.ts'

/** RFC 6749 5.2 and 4.1.2.1: these codes are the `error` itself, the text goes to `error_description`. */
const OAUTH_CODES = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'access_denied',
])

export interface ErrorBody {
  error: string
  error_description?: string
  details?: ErrorDetails
}

/** Status and body of any error, as a client may see it. */
export function describeError(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof RookeryError && error.status < 500) {
    if (OAUTH_CODES.has(error.code)) {
      return { status: error.status, body: { error: error.code, error_description: error.message } }
    }
    return {
      status: error.status,
      body: { error: error.message, ...(error.details ? { details: error.details } : {}) },
    }
  }
  const { validation, statusCode, message } = error as Partial<FastifyError>
  if (validation) {
    return { status: 422, body: { error: `Validation failed: ${message}`, details: detailsOf(validation) } }
  }
  const status = error instanceof RookeryError ? error.status : (statusCode ?? (isForLater(error) ? 503 : 500))
  if (status >= 400 && status < 500) return { status, body: { error: message ?? 'Bad request' } }
  const text = status === 503 ? 'The service is unavailable for a moment' : 'Something went wrong on our side'
  return { status: Math.max(status, 500), body: { error: text } }
}

function detailsOf(validation: NonNullable<FastifyError['validation']>): ErrorDetails {
  const details: ErrorDetails = {}
  for (const { instancePath, params, message } of validation) {
    const field = instancePath.slice(1).replaceAll('/', '.') || String(params.missingProperty ?? 'base')
    details[field] ??= []
    details[field].push({ error: 'ERR_INVALID', description: message ?? 'is invalid' })
  }
  return details
}

export function renderError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof LateError) return answerLate(error, request, reply)
  const { status, body } = describeError(error)
  sayWhenToRetry(error, status, reply)
  // RFC 6750 3; without it Android's own HTTP client throws instead of answering the 401.
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status >= 500) request.log.error({ err: error }, 'request failed')
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

/** The deadline passed. Whatever is still on its way on this connection is not waited for. */
function answerLate({ arrived, message: error }: LateError, request: FastifyRequest, reply: FastifyReply) {
  request.log.warn({ route: request.routeOptions.url, arrived }, 'request timed out')
  return reply
    .code(arrived ? 504 : 408)
    .headers({ connection: 'close', 'retry-after': '1' })
    .send({ error })
}

/** Retry-After, in seconds: what the error says, and a second when something is away or too busy. */
export function sayWhenToRetry(error: unknown, status: number, reply: FastifyReply): void {
  const { retryAfter } = error as { retryAfter?: unknown }
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  else if (status === 503) reply.header('retry-after', '1')
}

export const answerNotFound = (_request: FastifyRequest, reply: FastifyReply) =>
  reply.code(404).send({ error: 'Record not found' })
