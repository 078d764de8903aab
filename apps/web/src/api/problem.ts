/** One readable sentence for whatever went wrong; never "something went wrong". */
import { MastoHttpError } from 'masto'
import { currentLocale, t } from '../i18n/i18n.ts'

export type FieldProblems = Partial<Record<string, string>>

export function describeProblem(error: unknown): string {
  if (error instanceof MastoHttpError) {
    if (error.statusCode === 401) return t('app.problem.signedOut')
    if (error.statusCode === 404) return t('app.problem.notFound')
    if (error.statusCode === 429) return tooMany(error)
    if (error.statusCode >= 500) return t('app.problem.server')
    return error.description || error.message || t('app.problem.server')
  }
  if (error instanceof TypeError && UNREACHED.test(error.message)) return t('app.problem.unreachable')
  // Something between here and the server answered, in words that are none of ours.
  return t('app.problem.server')
}

/** What `fetch` says in each browser when nobody answered. Other TypeErrors come of an answer that made no sense. */
const UNREACHED = /fetch|network|load failed|connection|offline|broke off/i

function tooMany({ cause }: MastoHttpError): string {
  const seconds = Number(cause instanceof Response ? cause.headers.get('retry-after') : Number.NaN)
  if (!(seconds > 0)) return t('app.problem.tooMany')
  const format = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'always' })
  const when = seconds < 100 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
  return t('app.problem.tooManyUntil', { when })
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
