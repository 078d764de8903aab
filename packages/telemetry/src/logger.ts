/** One JSON logger per process or service; whatever may be a secret is censored before a line is written. */
import {
  type DestinationStream,
  type LogFn,
  type Logger,
  type LoggerOptions as PinoOptions,
  pino,
  stdSerializers,
} from 'pino'
import { isSecretName, withoutSecretParameters } from './secrets.ts'

export type { Logger }
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

export interface LoggerOptions {
  level: LogLevel
  /** The service: appears as `name` in every line. */
  name: string
  /** Where lines go; standard output unless told (tests read them back). */
  destination?: DestinationStream
}

const CENSORED = '[secret]'
/** Deeper than this nothing is logged at all: a log line is no place for trees. */
const MAX_DEPTH = 6

/** Creates a pino logger: JSON lines, `time` in ISO 8601, secrets (see secrets.ts) replaced at any depth and in URLs. */
export function createLogger({ level, name, destination }: LoggerOptions): Logger {
  const options: PinoOptions = {
    level,
    name,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // Errors are already cut down below; pino's own serializer would only look at them again.
    serializers: { err: (error: unknown) => error },
    hooks: { logMethod: cleanMessage },
    formatters: { level: (label) => ({ level: label }), log: (line) => censor(line, 0) as Record<string, unknown> },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Messages are censored too; pino would otherwise repeat an error's text as the message of its line. */
function cleanMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, message] = args as unknown as [unknown, unknown?]
  const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
  const text: unknown = message ?? (error instanceof Error ? error.message : undefined)
  const rest: unknown[] = args.slice(2).map((arg) => censor(arg, 1))
  const write = method as (...args: unknown[]) => void
  if (typeof first === 'string')
    write.call(this, withoutSecretParameters(first), ...args.slice(1).map((arg) => censor(arg, 1)))
  else if (typeof text === 'string') write.call(this, first, withoutSecretParameters(text), ...rest)
  else write.call(this, first)
}

/** A copy without secrets. Requests and replies of Node and Fastify are cut down to what is worth a line. */
function censor(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecretParameters(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (value instanceof Error) return depth === 0 ? { err: serializeError(value) } : serializeError(value)
  if (depth >= MAX_DEPTH) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => censor(item, depth + 1))
  if (isRequest(value)) return censor(requestLine(value), depth + 1)
  if (isReply(value)) return { statusCode: value.statusCode }
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    copy[key] = isSecretName(key) ? CENSORED : censor(item, depth + 1)
  }
  return copy
}

/** Errors of libraries may carry whole requests (headers included): only these fields are kept. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return censor(error, 1)
  const { type, message, stack } = stdSerializers.err(error)
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown }
  return {
    type,
    message: withoutSecretParameters(message),
    stack: withoutSecretParameters(stack),
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
  }
}

interface RequestLike {
  method: string
  url: string
  headers: unknown
  id?: unknown
  ip?: unknown
}
const isRequest = (value: object): value is RequestLike =>
  'method' in value && 'url' in value && 'headers' in value && typeof value.url === 'string'

const requestLine = ({ id, method, url, ip }: RequestLike) => ({ id, method, url, ip })

const isReply = (value: object): value is { statusCode: number } =>
  'statusCode' in value && typeof value.statusCode === 'number' && ('raw' in value || 'writableEnded' in value)
