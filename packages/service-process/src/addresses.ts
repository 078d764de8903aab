/** Where a service listens and is looked for when nothing else is said: all on one machine. */
import type { ServiceName } from '@rookery/config'

/** Of each process, by the name of its folder in apps/. */
export const DEFAULT_PORTS = {
  gateway: 3000,
  'user-service': 3001,
  'tweet-service': 3002,
  'timeline-service': 3003,
  'notification-service': 3004,
  'search-service': 3005,
  'cdc-relay': 3006,
} as const
export type ProcessName = keyof typeof DEFAULT_PORTS

/** The process that answers for a service. */
export const PROCESS_OF = {
  users: 'user-service',
  tweets: 'tweet-service',
  timelines: 'timeline-service',
  notifications: 'notification-service',
  search: 'search-service',
} as const satisfies Record<ServiceName, ProcessName>

/** Where a service's methods are below its address. */
export const SERVICE_PATHS = {
  users: '/internal/users',
  tweets: '/internal/tweets',
  timelines: '/internal/timelines',
  notifications: '/internal/notifications',
  search: '/internal/search',
} as const satisfies Record<ServiceName, string>

/** Addresses of a service's instances. */
export const addressesOf = (service: ServiceName, given: Partial<Record<ServiceName, string[]>>): string[] =>
  given[service] ?? [`http://127.0.0.1:${DEFAULT_PORTS[PROCESS_OF[service]]}`]
