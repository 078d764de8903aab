/** Says in one line what went wrong. */
import { MastoHttpError } from 'masto'

/** Something the person at the keyboard can mend; its message is the whole story. */
export class DemoError extends Error {
  override name = 'DemoError'
}

const UNREACHABLE = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]

export function isUnreachable(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown }
    if (typeof code === 'string' && UNREACHABLE.includes(code)) return true
    if (each instanceof AggregateError && each.errors.some(isUnreachable)) return true
  }
  return false
}

/** Null: a bug of ours, which keeps its stack. */
export function describeProblem(error: unknown, url: string): string | null {
  if (error instanceof DemoError) return error.message
  if (isUnreachable(error)) return `Nothing answers at ${url}: is the server running? (npm start)`
  if (error instanceof MastoHttpError) return `${url} refused: ${error.message} (${error.statusCode})`
  if (error instanceof Error && error.name === 'MastoUnexpectedError')
    return `${url} answers, but not as a Mastodon API does.`
  return null
}
