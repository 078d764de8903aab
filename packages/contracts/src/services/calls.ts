/** What callers know of a service beside its methods: which calls may be repeated, how long they may take, and who may call. */

/**
 * Whether a call may be made a second time when nobody knows what became of the first:
 * - `read`: changes nothing.
 * - `write`: a second time has no effect, and the answer is the same.
 * - `keyed`: so when `input.idempotencyKey` is given.
 * - `once`: never. A second time does more, or answers otherwise (404 for what the first one deleted).
 */
export type Repeats = 'read' | 'write' | 'keyed' | 'once'

/** `deadlineMs`: for what may take longer than DEFAULT_CALL_DEADLINE_MS. */
export type CallRule = Repeats | { readonly repeats: Repeats; readonly deadlineMs: number }

/** Every method of a service, so that none can be forgotten. */
export type CallRules<Service> = { readonly [Method in keyof Service & string]: CallRule }

/** As `statement_timeout`: what the database has given up by then has no answer to wait for. */
export const DEFAULT_CALL_DEADLINE_MS = 5_000

/** Pages of whole tables, sums over all accounts. */
export const LONG_MS = 30_000
/** Files are read, checked and stored again. */
export const FILE_MS = 60_000
/** Passwords are hashed one or two at a time. */
export const PASSWORD_MS = 15_000
/** Posting does not wait for the home timeline: the relay brings the post there as well. */
export const OWN_APPEND_MS = 1_000

/** Who may call each service, by the names of their processes; everybody else is refused. */
export const SERVICE_CALLERS = {
  'user-service': ['gateway', 'tweet-service', 'timeline-service', 'notification-service', 'search-service'],
  'tweet-service': ['gateway', 'timeline-service', 'notification-service', 'search-service'],
  'timeline-service': ['gateway'],
  'notification-service': ['gateway'],
  'search-service': ['gateway'],
} as const satisfies Record<string, readonly string[]>

export type CalledService = keyof typeof SERVICE_CALLERS
export type CallingService = CalledService | 'gateway'
