/** One readable sentence for whatever went wrong; never "something went wrong". */
import { MastoDeserializeError, MastoHttpError, MastoTimeoutError } from 'masto'
import { t } from '../i18n/i18n.ts'

export type FieldProblems = Partial<Record<string, string>>

export function describeProblem(error: unknown): string {
  if (error instanceof MastoHttpError) {
    if (error.statusCode === 401) return t('app.problem.signedOut')
    if (error.statusCode === 404) return t('app.problem.notFound')
    if (error.statusCode === 429) return t('app.problem.tooMany')
    if (error.statusCode >= 500) return t('app.problem.server')
    return error.description ?? error.message
  }
  // Something between here and the server answered, or nothing did.
  if (error instanceof MastoDeserializeError || error instanceof MastoTimeoutError) return t('app.problem.server')
  if (error instanceof TypeError) return t('app.problem.unreachable')
  return error instanceof Error ? error.message : String(error)
}

/** The account waits for an administrator; the server says so in Mastodon's words. */
export const isPending = (error: unknown): boolean => isRefused(error, /pending approval/)
/** The account is suspended. */
export const isDisabled = (error: unknown): boolean => isRefused(error, /currently disabled/)

const isRefused = (error: unknown, words: RegExp) =>
  error instanceof MastoHttpError && error.statusCode === 403 && words.test(`${error.message} ${error.description}`)

/** Validation answers by field, as sentences. */
export function fieldProblems(error: unknown): FieldProblems {
  if (!(error instanceof MastoHttpError) || !error.details) return {}
  return Object.fromEntries(
    Object.entries(error.details).map(([field, problems]) => [field, problems[0]?.description ?? '']),
  )
}
