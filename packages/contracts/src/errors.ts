/** Errors with a stable code and an HTTP status; rendered in one place (packages/http). The text of a 5xx never leaves. */

/** Field errors in Mastodon's shape: `details[field] = [{ error: 'ERR_TAKEN', description }]`. */
export type ErrorDetails = Record<string, { error: string; description: string }[]>

export class RookeryError extends Error {
  readonly code: string
  readonly status: number
  readonly details: ErrorDetails | undefined
  constructor(code: string, status: number, message: string, details?: ErrorDetails) {
    super(message)
    this.name = 'RookeryError'
    this.code = code
    this.status = status
    this.details = details
  }
}

export const notFound = (message = 'Record not found') => new RookeryError('not_found', 404, message)
export const forbidden = (message = 'This action is not allowed') => new RookeryError('forbidden', 403, message)
export const unauthorized = (message = 'The access token is invalid') => new RookeryError('unauthorized', 401, message)
export const invalid = (message: string, details?: ErrorDetails) =>
  new RookeryError('invalid', 422, `Validation failed: ${message}`, details)
export const unavailable = (message: string) => new RookeryError('unavailable', 503, message)
