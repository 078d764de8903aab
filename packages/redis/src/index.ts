/** Redis: the client factory, key names, and what several services keep there together. */

export { namesCluster, redisAddresses } from './addresses.ts'
export { type Changes, type ChangesOptions, createChanges } from './changes.ts'
export {
  type AnyRedis,
  copyRedis,
  createRedisClient,
  isCluster,
  openImpatientCopy,
  type RedisClient,
  type RedisClientOptions,
  type RedisUse,
} from './client.ts'
export { closeRedisClient, disconnectNow } from './close-client.ts'
export { createDue, type Due } from './due.ts'
export {
  createGraphCache,
  type GraphCache,
  type GraphCacheOptions,
  type GraphReadOptions,
} from './graph/graph-cache.ts'
export { type ViewerGraph, viewerGraph } from './graph/graph-store.ts'
export { type GraphRedis, versionKey } from './graph/graph-versions.ts'
export { type SortedIds, sortedIds } from './graph/sorted-ids.ts'
export * from './keys.ts'
export { createSessionCache, type SessionCache, type SessionCacheOptions } from './sessions/session-cache.ts'
export {
  createSignals,
  type PublishedSignal,
  type Signal,
  type SignalHandler,
  type Signals,
  type SignalsOptions,
} from './signals/signals.ts'
export { within } from './within.ts'
