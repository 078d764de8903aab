/** Whether an error says that PostgreSQL or Redis cannot be reached now: the client may come again in a moment (503). */

const CODES = new Set([
  // Node's sockets; ENOENT is a Unix socket whose server is gone.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  // The name of a container that is stopped is known to nobody.
  ...['ENOTFOUND', 'EAI_AGAIN'],
  // PostgreSQL, appendix A: shutdown, crash, starting up, too many connections.
  ...['57P01', '57P02', '57P03', '53300'],
  // Prisma: cannot reach the server, timed out, connection closed, no connection from the pool.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
])

/** What pg and ioredis say without a code. */
const MESSAGES = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/,
  /^Client has encountered a connection error/,
  /^Connection is closed/,
  /^Stream isn't writeable/,
  /^Reached the max retries per request limit/,
  /^LOADING /,
]

const DEPTH = 4

export function isAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH) return false
  const { code, syscall, cause, message } = error as NodeJS.ErrnoException
  if (code !== undefined && (CODES.has(code) || /^08...$/.test(code))) return true
  if (code === 'ENOENT' && syscall === 'connect') return true
  if (MESSAGES.some((pattern) => pattern.test(message))) return true
  const causes = error instanceof AggregateError ? error.errors : [cause]
  return causes.some((inner) => isAway(inner, depth + 1))
}
