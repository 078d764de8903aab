/** Whether an error says that something cannot be reached now, and not that what was asked is wrong. */
import { RookeryError } from '@rookery/contracts'

/** Thrown instead of parking an event: nothing is wrong with it. */
export class StillAwayError extends Error {
  override name = 'StillAwayError'
  constructor(cause: unknown) {
    super('not parked: what it needs is away', { cause })
  }
}

const CODES = new Set([
  // Node's sockets.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  // PostgreSQL, appendix A: shutdown, crash, starting up, too many connections.
  ...['57P01', '57P02', '57P03', '53300'],
])
/** What pg says without a code. */
const MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/
const DEPTH = 4

export function isAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH) return false
  if (error instanceof RookeryError) return error.status === 503
  const { code, syscall, cause, message } = error as NodeJS.ErrnoException
  if (code !== undefined && (CODES.has(code) || /^08...$/.test(code))) return true
  // A Unix socket whose server is gone.
  if (code === 'ENOENT' && syscall === 'connect') return true
  if (MESSAGE.test(message)) return true
  const causes = error instanceof AggregateError ? error.errors : [cause]
  return causes.some((inner) => isAway(inner, depth + 1))
}
