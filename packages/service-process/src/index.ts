/** What a process of Rookery is put together from: one service alone, or all of them in one. */
export { DEFAULT_PORTS, PROCESS_OF, type ProcessName, SERVICE_PATHS } from './addresses.ts'
export { failInOneLine, StartError } from './fail-in-one-line.ts'
export type { OpenService, ServiceBody, ServiceHost } from './open-service.ts'
export { openParts, type Parts, type PartsOptions } from './parts.ts'
export { type Patience, patiently } from './patiently.ts'
export { releaseMemory } from './release-memory.ts'
export { HANDED_OVER } from './take-connections.ts'
export { type Stopped, untilStopped } from './until-stopped.ts'
