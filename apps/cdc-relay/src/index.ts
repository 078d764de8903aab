/** Write-ahead log → event log. What a host (standalone, tests) needs to run the relay in its own process. */
export { RelaySetupError } from './check-server.ts'
export { createRelay, type Relay, type RelayOptions } from './create-relay.ts'
export { openRelay } from './open-relay.ts'
export type { RelayHealth } from './probe.ts'
export type { RelayContext } from './settings.ts'
