/**
 * Whether an error says that an engine or another service cannot be reached now, and not that what was asked is wrong: people are
 * answered 503 and come again in a moment, events wait (isAway of ConsumeOptions in packages/event-log).
 */
import { RookeryError } from '@rookery/contracts'

const CODES = new Set([
  // Node's sockets.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  // We have no file descriptor left for a connection.
  ...['EMFILE', 'ENFILE'],
  // The name of a container that is stopped is known to nobody.
  ...['ENOTFOUND', 'EAI_AGAIN'],
  // undici, which is behind fetch, too: closed in the middle, no connection or no answer in time.
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  // PostgreSQL, appendix A: shutdown, crash, starting up, idle for too long, too many connections. Class 08, connections, is below.
  ...['57P01', '57P02', '57P03', '57P05', '53300'],
  // Its disk is full; it is a replica, or was made read-only because of its disk.
  ...['53100', '25006'],
  // Prisma: cannot reach the server, timed out, connection closed, no connection from the pool.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
])

/** kafkajs. Elasticsearch's and S3's clients are heard by their adapters, which say `unavailable` of ours. */
const NAMES = new Set(['KafkaJSConnectionError', 'KafkaJSConnectionClosedError', 'KafkaJSRequestTimeoutError'])

/** What pg and ioredis say without a code, and what a Redis says that is starting, or a Cluster that is not in order. */
const MESSAGES = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/,
  /^Client has encountered a connection error/,
  /^Connection is closed/,
  /^(Stream isn't writeable|Cluster isn't ready) and enableOfflineQueue/,
  /^Reached the max retries per request limit/,
  /^Command timed out/,
  /^Redis did not answer within/,
  /^None of startup nodes is available/,
  /^Failed to refresh slots cache/,
  /^Too many Cluster redirections/,
  /^(LOADING|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|READONLY|MOVED|ASK) /,
]

/** Of causes within causes. */
const DEPTH = 4

/** Errors of ours say it by their status, whoever wrapped them; others by code, name or words, or by what caused them. */
export function isAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH) return false
  if (error instanceof RookeryError) return error.status === 503
  const { code, syscall, cause, message, name } = error as NodeJS.ErrnoException
  if (code !== undefined && (CODES.has(code) || /^08...$/.test(code))) return true
  // A Unix socket whose server is gone.
  if (code === 'ENOENT' && syscall === 'connect') return true
  if (NAMES.has(name) || MESSAGES.some((pattern) => pattern.test(message))) return true
  const causes = error instanceof AggregateError ? error.errors : [cause]
  return causes.some((inner) => isAway(inner, depth + 1))
}

/** PostgreSQL's query_canceled: `statement_timeout`. */
const TOOK_TOO_LONG = '57014'

/**
 * Whether asking again in a moment may help, as people are told. On a server that is too slow every statement runs into its limit;
 * an event that does is not away for all that: it may always, and would hold its partition for ever.
 */
export const isForLater = (error: unknown): boolean =>
  isAway(error) || (error as { code?: unknown } | undefined)?.code === TOOK_TOO_LONG
