/** One readable sentence for whatever went wrong; never "something went wrong". */
import { MastoHttpError, type mastodon } from 'masto'

export type FieldProblems = Partial<Record<string, string>>

export function describeProblem(error: unknown): string {
  if (error instanceof MastoHttpError) {
    if (error.statusCode === 401) return 'You are signed out. Sign in again to go on.'
    if (error.statusCode === 429) return 'That was a lot at once. Wait a moment, then try again.'
    if (error.statusCode >= 500) return 'The server could not answer just now. Your text is safe; try again.'
    return error.description ?? error.message
  }
  if (error instanceof TypeError) return 'The server cannot be reached. Check the connection, then try again.'
  return error instanceof Error ? error.message : String(error)
}

/** Validation answers by field, as sentences. */
export function fieldProblems(error: unknown): FieldProblems {
  if (!(error instanceof MastoHttpError) || !error.details) return {}
  return Object.fromEntries(
    Object.entries(error.details).map(([field, problems]) => [field, problems[0]?.description ?? 'is not valid']),
  )
}

export type Status = mastodon.v1.Status
export type Account = mastodon.v1.Account
